import type { Container, PublishedPort } from '../checks/observation.ts';
import { message, type Text } from '../i18n/text.ts';

/** How long a port may take to answer. */
export const probeLimitMs = 2_000;

const startingMs = 5_000;

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address === 'localhost';
}

/** Where a published port answers, seen from here; null where it is bound to the loopback of another machine. */
function addressOf(port: PublishedPort, host: string | null): string | null {
  const { hostAddress } = port;
  const isAny = hostAddress === '' || hostAddress === '0.0.0.0' || hostAddress === '::';
  if (!isAny) return host !== null && isLoopback(hostAddress) ? null : hostAddress;
  return host ?? (hostAddress === '::' ? '::1' : '127.0.0.1');
}

/** Where a container's port is reached, or that it is not there to be reached, or why it cannot be. */
export type Reach =
  | { readonly state: 'at'; readonly address: string; readonly port: number }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly reason: Text };

/**
 * Where a TCP port of a container that was just observed is reached: `absent` where it does not run (a paused one
 * would take the request and never answer) or where nothing is published; `unknown` where it cannot be reached from
 * here. `host` is where the engine's published ports answer, null for this machine.
 */
export function reach(port: number, container: Container, host: string | null): Reach {
  if (!Number.isInteger(port)) return { state: 'unknown', reason: message('engine.probe-no-port') };
  if (container.status !== 'running') return { state: 'absent' };
  const ports = container.ports.filter(
    (one) => one.protocol === 'tcp' && one.containerPort === port,
  );
  const [first] = ports;
  if (!first) return { state: 'absent' };
  const reachable = ports
    .map((one) => ({ address: addressOf(one, host), port: one.hostPort }))
    .sort((one, other) => Number(one.address?.includes(':')) - Number(other.address?.includes(':')))
    .find((one) => one.address !== null);
  if (!reachable || reachable.address === null) {
    const values = { port: String(first.hostPort), address: first.hostAddress };
    return { state: 'unknown', reason: message('engine.probe-loopback', values) };
  }
  return { state: 'at', address: reachable.address, port: reachable.port };
}

/** How a port may fail to answer. */
export type Unanswered = 'refused' | 'broke-off' | 'silent';

/**
 * Tries again and again where the container has only just started and nothing answers yet. One that was refused until
 * the time was up was refused, even if the last try was cut short.
 */
export async function patiently<T>(
  send: () => Promise<T | Unanswered>,
  container: Container,
  now: number,
  signal: AbortSignal,
): Promise<T | Unanswered> {
  const isStarting = Math.abs(now - Date.parse(container.startedAt)) < startingMs;
  let outcome = await send();
  while (isStarting && !signal.aborted && (outcome === 'refused' || outcome === 'broke-off')) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (signal.aborted) return outcome;
    const again = await send();
    if (again === 'silent') return outcome;
    outcome = again;
  }
  return outcome;
}
