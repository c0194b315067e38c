import type { Docker } from './docker.ts';
import { refusal } from './refusal.ts';
import { removeContainer } from './remove-container.ts';

const builtIn = new Set(['bridge', 'host', 'none']);

/** Removes every container, network and volume of the engine, and keeps its images. Only for disposable engines. */
export async function emptyEngine(docker: Docker): Promise<void> {
  const { api, ask } = docker;
  const containers = await ask(api.listContainers({ all: true }));
  await Promise.all(containers.map(({ Id }) => removeContainer(Id, docker)));
  const [networks, volumes] = await Promise.all([ask(api.listNetworks()), ask(api.listVolumes())]);
  const made = networks.filter(({ Name }) => !builtIn.has(Name));
  // An engine without volumes says null, which the types do not know.
  const kept = volumes.Volumes ?? [];
  await Promise.all([
    ...made.map(({ Id }) => gone(ask(api.getNetwork(Id).remove()))),
    ...kept.map(({ Name }) => gone(ask(api.getVolume(Name).remove({ force: true })))),
  ]);
}

/** Waits for a removal; what went by itself meanwhile, as the volume of a container with `--rm`, is no fault. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (refusal(error)?.status !== 404) throw error;
  }
}
