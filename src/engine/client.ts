import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { message } from '../i18n/text.ts';
import { agentFor } from './agent.ts';
import { isRead } from './allow-list.ts';
import { EngineTrouble, type Target } from './target.ts';

/** What an engine answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** The engine's time in whole seconds, in milliseconds since 1970; null where it did not say it. */
  readonly date: number | null;
}

/** Sends reads to one engine over connections that stay open. */
export interface Client {
  readonly target: Target;
  /** Refuses whatever is not on the list of reads, before anything is sent. */
  get(path: string, signal: AbortSignal): Promise<Answer>;
  /**
   * Sends a read whose answer has no end, and gives it as soon as its head is there. Aborting the signal ends it at any
   * time. Refuses as `get` does.
   */
  open(path: string, signal: AbortSignal): Promise<IncomingMessage>;
  /** Lets what is under way come to its end, and keeps no connection after it. */
  retire(): void;
  close(): void;
}

const mostBytes = 8 * 1024 * 1024;

function collect(reply: IncomingMessage, host: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    reply.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) {
        reply.destroy(new EngineTrouble(message('engine.too-much', { host })));
        return;
      }
      chunks.push(chunk);
    });
    reply.on('end', () => {
      const [only] = chunks;
      const body = chunks.length === 1 && only ? only : Buffer.concat(chunks, size);
      const date = Date.parse(reply.headers.date ?? '');
      resolve({
        status: reply.statusCode ?? 0,
        body: body.toString('utf8'),
        date: Number.isNaN(date) ? null : date,
      });
    });
    reply.on('error', reject);
  });
}

function requireRead(path: string): void {
  if (isRead('GET', path)) return;
  throw new Error(`Refused to send GET ${path}: it is not on the list of reads`);
}

function addressOf(target: Target) {
  switch (target.via) {
    case 'socket':
      return { socketPath: target.path, host: 'localhost' };
    case 'tcp':
      return {
        host: target.hostname,
        port: target.port,
        servername: isIP(target.hostname) ? '' : target.hostname,
      };
    case 'ssh':
      return { host: 'docker' };
  }
}

/** Opens a client; nothing is sent yet. */
export function openClient(target: Target): Client {
  const agent = agentFor(target);
  const send = target.via === 'tcp' && target.tls !== null ? secureRequest : plainRequest;
  const options = { ...addressOf(target), agent, method: 'GET', headers: { host: 'docker' } };

  const once = (path: string, signal: AbortSignal) => {
    let sent: ClientRequest | undefined;
    const answer = new Promise<Answer>((resolve, reject) => {
      sent = send({ ...options, path, signal }, (reply) => {
        collect(reply, target.host).then(resolve, reject);
      });
      sent.on('error', reject);
      sent.end();
    });
    return { answer, wasReused: () => sent?.reusedSocket === true };
  };

  return {
    target,
    async get(path, signal) {
      requireRead(path);
      const first = once(path, signal);
      try {
        return await first.answer;
      } catch (error) {
        if (!first.wasReused() || signal.aborted || error instanceof EngineTrouble) throw error;
        return await once(path, signal).answer;
      }
    },
    async open(path, signal) {
      requireRead(path);
      return new Promise((resolve, reject) => {
        const sent = send({ ...options, path, signal }, resolve);
        sent.on('error', reject);
        sent.end();
      });
    },
    retire() {
      agent.maxFreeSockets = 0;
      for (const sockets of Object.values(agent.freeSockets))
        for (const socket of sockets ?? []) socket.destroy();
    },
    close: () => agent.destroy(),
  };
}
