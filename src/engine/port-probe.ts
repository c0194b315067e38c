import { connect } from 'node:net';
import type { PortProbe } from '../checks/need.ts';
import type { Container, Seen } from '../checks/observation.ts';
import { message } from '../i18n/text.ts';
import { patiently, probeLimitMs, reach } from './published.ts';

/** A proxy of the engine takes every connection, and ends it at once where nothing listens behind it. */
const keptMs = 150;
const mostBytes = 1024;

/** All that is ever sent to a port besides HTTP. */
const sayings = { nothing: '', ping: 'PING\r\n' } as const;

type Outcome = { readonly said: string } | 'refused' | 'broke-off' | 'silent';

function ask(
  host: string,
  port: number,
  saying: keyof typeof sayings,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    let said = '';
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      resolve(outcome);
      socket.destroy();
    };
    let timer: NodeJS.Timeout | undefined;
    socket.on('connect', () => {
      if (saying === 'nothing') timer = setTimeout(() => end({ said: '' }), keptMs);
      else socket.write(sayings[saying]);
    });
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (saying === 'nothing' || said.includes('\n') || said.length > mostBytes) end({ said });
    });
    socket.on('close', () => end(said === '' ? 'broke-off' : { said }));
    socket.on('error', () => end(signal.aborted ? 'silent' : 'refused'));
  });
}

async function sendTo<T>(
  probe: PortProbe,
  container: Container,
  host: string | null,
  deadline: AbortSignal,
  now: number,
  saying: keyof typeof sayings,
  read: (said: string) => T,
): Promise<Seen<T>> {
  const place = reach(probe.port, container, host);
  if (place.state !== 'at') return place;
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(probeLimitMs)]);
  const outcome = await patiently(
    () => ask(place.address, place.port, saying, signal),
    container,
    now,
    signal,
  );
  if (outcome === 'silent') {
    const port = String(place.port);
    return { state: 'unknown', reason: message('engine.probe-silent', { port }) };
  }
  if (outcome === 'refused' || outcome === 'broke-off') return { state: 'absent' };
  return { state: 'present', value: read(outcome.said) };
}

/** Opens a connection to a published port, sends nothing and closes it: `present` where it was taken and kept. */
export function probeTcp(
  ...[probe, container, host, deadline, now]: ProbeArguments
): Promise<Seen<{ readonly open: true }>> {
  return sendTo(probe, container, host, deadline, now, 'nothing', () => ({ open: true }));
}

/** Sends a PING to a published port as Redis understands it, and gives the first line of the answer. */
export function probeRedis(
  ...[probe, container, host, deadline, now]: ProbeArguments
): Promise<Seen<{ readonly reply: string }>> {
  return sendTo(probe, container, host, deadline, now, 'ping', (said) => ({
    reply: (said.split(/\r?\n/)[0] ?? '').slice(0, mostBytes),
  }));
}

/** The probe, the container as it was just observed, where its engine's ports answer, the deadline, and the time. */
export type ProbeArguments = readonly [
  probe: PortProbe,
  container: Container,
  host: string | null,
  deadline: AbortSignal,
  now: number,
];
