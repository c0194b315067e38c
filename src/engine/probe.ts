import { type IncomingMessage, request } from 'node:http';
import type { HttpProbe } from '../checks/need.ts';
import type { Container, HttpReply, Seen } from '../checks/observation.ts';
import { message } from '../i18n/text.ts';
import { patiently, probeLimitMs, reach } from './published.ts';
import type { Target } from './target.ts';

const mostBytes = 64 * 1024;

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address === 'localhost';
}

/** The host where an engine's published ports answer; null where that is this machine. */
export function engineHost(target: Target): string | null {
  if (target.via === 'socket' || isLoopback(target.hostname)) return null;
  return target.hostname;
}

type Outcome = HttpReply | 'refused' | 'broke-off' | 'silent';

function read(reply: IncomingMessage, done: (outcome: Outcome) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => {
    const body = Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8');
    const headers = Object.fromEntries(
      Object.entries(reply.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    );
    const cut = size >= mostBytes ? ({ isCut: true } as const) : {};
    done({ status: reply.statusCode ?? 0, headers, body, ...cut });
  };
  reply.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size < mostBytes) return;
    finish();
    reply.destroy();
  });
  reply.on('end', finish);
  reply.on('error', () => done('broke-off'));
}

function get(host: string, port: number, path: string, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const sent = request(
      { host, port, path, method: 'GET', agent: false, signal, maxHeaderSize: 16 * 1024 },
      (reply) => read(reply, resolve),
    );
    sent.on('error', (error) => {
      if (signal.aborted) resolve('silent');
      else resolve('code' in error && error.code === 'ECONNRESET' ? 'broke-off' : 'refused');
    });
    sent.end();
  });
}

/**
 * Sends one GET to a published port of a container that was just observed: `absent` where it does not run (a paused
 * one would take the request and never answer), where nothing is published, or where nothing answers; `unknown` where
 * it cannot be reached from here or does not answer within 2 s. A container that has only just started is tried again
 * until then. Redirects are not followed.
 */
export async function sendProbe(
  probe: HttpProbe,
  container: Container,
  host: string | null,
  deadline: AbortSignal,
  now: number,
): Promise<Seen<HttpReply>> {
  const place = reach(probe.port, container, host);
  if (place.state !== 'at') return place;
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(probeLimitMs)]);
  const outcome = await patiently(
    () => get(place.address, place.port, probe.path, signal),
    container,
    now,
    signal,
  );
  if (outcome === 'silent') {
    const port = String(place.port);
    return { state: 'unknown', reason: message('engine.probe-silent', { port }) };
  }
  if (outcome === 'refused' || outcome === 'broke-off') return { state: 'absent' };
  return { state: 'present', value: outcome };
}
