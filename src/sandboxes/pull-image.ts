import type { Docker } from './docker.ts';
import { followLines, type ProgressLine } from './progress-lines.ts';
import { wordsOf } from './refusal.ts';
import { registryLogin } from './registry-login.ts';

/** How a pull ended. `offline` means that the registry cannot be reached, so that another pull is no use. */
export type Pull =
  | { readonly outcome: 'pulled' }
  | { readonly outcome: 'offline' | 'refused'; readonly said: string };

/** How long a registry may stay silent before a pull counts as offline, and how long a pull may take. */
export const pullLimits = { firstWordMs: 10_000, wholeMs: 600_000 };

/** What a pull may be told: its limits, and who hears how many bytes of how many known ones have come. */
export interface PullOptions {
  readonly limits?: { readonly firstWordMs: number; readonly wholeMs: number };
  readonly onBytes?: (done: number, total: number) => void;
}

const unreachable =
  /no such host|dial tcp|i\/o timeout|connection (?:refused|reset)|network is unreachable|no route to host|Client\.Timeout|TLS handshake|request canceled|temporary failure|server misbehaving|deadline exceeded|proxyconnect|EOF/i;

/** Pulls one image on the engine, in bounded time. */
export async function pullImage(
  name: string,
  docker: Docker,
  { limits = pullLimits, onBytes = () => undefined }: PullOptions = {},
): Promise<Pull> {
  const authconfig = await registryLogin(name, process.env);
  const controller = new AbortController();
  const stop = (said: string) => controller.abort(new Error(said));
  const first = setTimeout(
    () => stop(`no answer from the registry in ${limits.firstWordMs / 1000} s`),
    limits.firstWordMs,
  );
  const whole = setTimeout(
    () => stop(`not done after ${limits.wholeMs / 60_000} min`),
    limits.wholeMs,
  );
  const count = counter(onBytes);
  try {
    const told = await docker.api.pull(name, {
      abortSignal: controller.signal,
      ...(authconfig === null ? {} : { authconfig }),
    });
    await followLines(told, (line) => {
      clearTimeout(first);
      count(line);
    });
    return { outcome: 'pulled' };
  } catch (error) {
    if (controller.signal.aborted)
      return { outcome: 'offline', said: controller.signal.reason.message };
    const said = wordsOf(error);
    return { outcome: unreachable.test(said) ? 'offline' : 'refused', said };
  } finally {
    clearTimeout(first);
    clearTimeout(whole);
  }
}

/** Adds up the layers' bytes that are told while they come. */
function counter(onBytes: (done: number, total: number) => void): (line: ProgressLine) => void {
  const layers = new Map<string, { done: number; total: number }>();
  return ({ id, status, current, total }) => {
    if (id === null) return;
    const known = layers.get(id);
    if (status === 'Downloading' && current !== null && total !== null) {
      layers.set(id, { done: current, total });
    } else if (known && /^(Download complete|Pull complete)/.test(status)) {
      layers.set(id, { done: known.total, total: known.total });
    } else return;
    const all = [...layers.values()];
    onBytes(
      all.reduce((sum, layer) => sum + layer.done, 0),
      all.reduce((sum, layer) => sum + layer.total, 0),
    );
  };
}
