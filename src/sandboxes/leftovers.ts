import type { Docker } from './docker.ts';
import { isAlive } from './process-mark.ts';
import { removeEngine } from './remove-engine.ts';

/** The label of every container made here; its value is the mark of the process that made it. */
export const disposableLabel = 'plimsoll.disposable';

/** Removes the disposable engines of processes of this machine that no longer run. */
export async function removeLeftovers(docker: Docker): Promise<void> {
  const filters = { label: [disposableLabel] };
  const listed = await docker.ask(docker.api.listContainers({ all: true, filters }));
  const dead = listed.filter(({ Labels }) => !isAlive(Labels[disposableLabel] ?? ''));
  await Promise.all(dead.map(({ Id }) => removeEngine(Id, docker)));
}
