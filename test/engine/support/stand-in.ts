import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What a stand-in answers to one path (without the API version); null lets the request hang. */
export type Answers = (path: string, answer: ServerResponse, asked: IncomingMessage) => void;

export interface StandIn {
  readonly dockerHost: string;
  readonly paths: string[];
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Sends JSON. */
export function json(answer: ServerResponse, value: unknown, status = 200): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/**
 * Something that listens on a socket like an engine and is in trouble as a test wants it: no real engine can be made to
 * hang, or to send half an answer.
 */
export async function standIn(answers: Answers, apiVersion = '1.41'): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  const path = join(folder, 'docker.sock');
  const paths: string[] = [];
  const make = () =>
    createServer((asked, answer) => {
      const url = asked.url ?? '';
      paths.push(url);
      if (url === '/version')
        json(answer, { Version: `stand-in ${apiVersion}`, ApiVersion: apiVersion });
      else answers(url.replace(/^\/v[\d.]+/, ''), answer, asked);
    });
  let server = make();
  const start = () => new Promise<void>((resolve) => server.listen(path, resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await start();
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    dockerHost: `unix://${path}`,
    paths,
    stop,
    start: () => {
      server = make();
      return start();
    },
  };
}
