import { setTimeout as sleep } from 'node:timers/promises';
import { message } from '../i18n/text.ts';
import type { Docker } from './docker.ts';
import { reasonOf, refusal } from './refusal.ts';
import { SandboxError } from './sandbox-error.ts';

const limitMs = 60_000;

/**
 * Removes a container, running or not, with its anonymous volumes, and resolves once it is gone. One that is gone
 * already, or that somebody else is removing at this moment, is no fault; one that a busy engine has killed and not yet
 * seen end is asked for again.
 */
export async function removeContainer(name: string, docker: Docker): Promise<void> {
  const container = docker.api.getContainer(name);
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      await docker.ask(container.remove({ force: true, v: true }), limitMs);
      return;
    } catch (cause) {
      const refused = refusal(cause);
      if (refused?.status === 404) return;
      const isUnderWay = /removal of container .* is already|did not receive an exit event/i;
      if (!isUnderWay.test(refused?.said ?? '') || performance.now() > end) {
        const said = reasonOf(cause);
        throw new SandboxError(message('cli.removeFailed', { container: name, said }), { cause });
      }
    }
    await sleep(50);
  }
}
