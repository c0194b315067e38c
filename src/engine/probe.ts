import { type IncomingMessage, request } from 'node:http';
import type { HttpProbe } from '../checks/need.ts';
import type { Container, HttpReply, PublishedPort, Seen } from '../checks/observation.ts';
import { message } from '../i18n/text.ts';
import type { Target } from './target.ts';

const limitMs = 2_000;
const mostBytes = 64 * 1024;
const startingMs = 5_000;

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address === 'localhost';
}

/** The host where an engine's published ports answer; null where that is this machine. */
export function engineHost(target: Target): string | null {
  if (target.via === 'socket' || isLoopback(target.hostname)) return null;
  return target.hostname;
}

/** Where a published port answers, seen from here; null where it is bound to the loopback of another machine. */
function addressOf(port: PublishedPort, host: string | null): string | null {
  const { hostAddress } = port;
  const isAny = hostAddress === '' || hostAddress === '0.0.0.0' || hostAddress === '::';
  if (!isAny) return host !== null && isLoopback(hostAddress) ? null : hostAddress;
  return host ?? (hostAddress === '::' ? '::1' : '127.0.0.1');
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
    done({ status: reply.statusCode ?? 0, headers, body });
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

async function patiently(
  send: () => Promise<Outcome>,
  isStarting: boolean,
  signal: AbortSignal,
): Promise<Outcome> {
  let outcome = await send();
  while (isStarting && !signal.aborted && (outcome === 'refused' || outcome === 'broke-off')) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!signal.aborted) outcome = await send();
  }
  return outcome;
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
  if (container.status !== 'running') return { state: 'absent' };
  const ports = container.ports.filter(
    (port) => port.protocol === 'tcp' && port.containerPort === probe.port,
  );
  const [first] = ports;
  if (!first) return { state: 'absent' };
  const reachable = ports
    .map((port) => ({ address: addressOf(port, host), port: port.hostPort }))
    .sort((one, other) => Number(one.address?.includes(':')) - Number(other.address?.includes(':')))
    .find((one) => one.address !== null);
  const port = String(first.hostPort);
  if (!reachable || reachable.address === null) {
    const values = { port, address: first.hostAddress };
    return { state: 'unknown', reason: message('engine.probe-loopback', values) };
  }
  const { address, port: hostPort } = reachable;
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(limitMs)]);
  const isStarting = Math.abs(now - Date.parse(container.startedAt)) < startingMs;
  const outcome = await patiently(
    () => get(address, hostPort, probe.path, signal),
    isStarting,
    signal,
  );
  if (outcome === 'silent')
    return { state: 'unknown', reason: message('engine.probe-silent', { port }) };
  if (outcome === 'refused' || outcome === 'broke-off') return { state: 'absent' };
  return { state: 'present', value: outcome };
}
