import { firstReason, type Reason } from '../diagnoses/case.ts';
import { valueDiagnoses } from '../diagnoses/ranked.ts';
import { seenContainer } from '../look-up.ts';
import type { ValueCheck } from '../schema.ts';
import { containerReason } from './container.ts';
import type { Scene } from './scene.ts';

/** Why a container's value is not there, or is another container's. */
export function valueReason({ value, expect }: ValueCheck, scene: Scene): Reason | null {
  if (!('container' in value) || expect.exists === false) return null;
  const { observation } = scene;
  const name = value.container;
  const seen = seenContainer(observation, name);
  if (seen.state === 'absent') return containerReason(name, {}, new Set(['exists']), scene);
  if (seen.state === 'unknown' || value.fact !== 'id' || expect.equal === undefined) return null;
  return firstReason(valueDiagnoses, {
    name,
    container: seen.value,
    wantedId: expect.equal,
    observation,
  });
}
