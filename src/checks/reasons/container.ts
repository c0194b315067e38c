import type { ContainerExpect } from '../container/expect.ts';
import { containerClaims } from '../container/expect.ts';
import { firstReason, type Reason } from '../diagnoses/case.ts';
import { containerDiagnoses, missingContainerDiagnoses } from '../diagnoses/ranked.ts';
import { seenContainer } from '../look-up.ts';
import type { Scene } from './scene.ts';

/** Why a container is not as wanted, be it there or not. `failed` are the keys of what does not hold. */
export function containerReason(
  name: string,
  wanted: ContainerExpect,
  failed: ReadonlySet<string>,
  { observation, named }: Scene,
): Reason | null {
  const seen = seenContainer(observation, name);
  switch (seen.state) {
    case 'unknown':
      return null;
    case 'absent':
      return firstReason(missingContainerDiagnoses, { name, wanted, observation, named });
    case 'present': {
      const container = seen.value;
      return firstReason(containerDiagnoses, {
        name,
        container,
        wanted,
        failed,
        observation,
        named,
      });
    }
  }
}

/** Why a container does not run, or is not there; null where it runs. */
export function notRunningReason(name: string, scene: Scene): Reason | null {
  const wanted: ContainerExpect = { running: true };
  const seen = seenContainer(scene.observation, name);
  if (seen.state === 'present' && seen.value.status === 'running') return null;
  return containerReason(name, wanted, new Set(['running']), scene);
}

/** The keys of what is wanted of a container that is there and does not hold. */
export function brokenKeys(
  name: string,
  wanted: ContainerExpect,
  { observation }: Scene,
): readonly string[] {
  const seen = seenContainer(observation, name);
  if (seen.state !== 'present') return [];
  return containerClaims(wanted)
    .filter((one) => one.holds(seen.value, observation) === false)
    .map((one) => one.key);
}
