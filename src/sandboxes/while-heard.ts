import { secondsIn } from '../engine/target.ts';
import { message } from '../i18n/text.ts';
import { SandboxError } from './sandbox-error.ts';

/** How long an engine may be silent while it takes or gives images: it packs and unpacks them between. */
export const silenceMs = 300_000;

/**
 * Runs a work that may take any time, as long as it calls `heard` again before `limitMs` is over. After a longer
 * silence its signal is aborted, and it rejects with a `SandboxError` that names `host`.
 */
export async function whileHeard<T>(
  host: string,
  limitMs: number,
  work: (signal: AbortSignal, heard: () => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const seconds = secondsIn(limitMs);
  const timer = setTimeout(() => {
    controller.abort(new SandboxError(message('engine.silent', { host, seconds })));
  }, limitMs);
  const { signal } = controller;
  try {
    return await work(signal, () => timer.refresh());
  } catch (error) {
    // What an abort looks like to the work says less than why it was aborted.
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}
