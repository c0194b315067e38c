import type { Docker } from './docker.ts';
import { refusal } from './refusal.ts';
import { removeContainer } from './remove-container.ts';
import { SandboxError } from './sandbox-error.ts';

const limitMs = 10_000;

/**
 * Lets the paused containers of a disposable engine go on. On cgroup v1 a frozen process cannot be killed, and the
 * container that holds the engine could not be removed.
 */
async function thaw(name: string, host: Docker): Promise<void> {
  const script = 'docker ps --quiet --filter status=paused | xargs -r docker unpause';
  const asked = { Cmd: ['sh', '-c', script], AttachStdout: true, AttachStderr: true };
  const exec = await host.ask(host.api.getContainer(name).exec(asked), limitMs);
  const said = await host.ask(exec.start({}), limitMs);
  const ended = new Promise<void>((resolve, reject) => {
    said.on('end', resolve).on('close', resolve).on('error', reject).resume();
  });
  await host.ask(ended, limitMs);
}

/** Removes the container of a disposable engine, with all that runs in it. Resolves once it is gone. */
export async function removeEngine(name: string, host: Docker): Promise<void> {
  try {
    await thaw(name, host);
  } catch (error) {
    // One that has ended, is just ending or does not answer is removed as it is.
    if (refusal(error) === null && !(error instanceof SandboxError)) throw error;
  }
  await removeContainer(name, host);
}
