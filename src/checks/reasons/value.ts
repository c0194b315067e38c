import { firstReason, type Reason } from '../diagnoses/case.ts';
import {
  missingNetworkDiagnoses,
  missingVolumeDiagnoses,
  valueDiagnoses,
} from '../diagnoses/ranked.ts';
import type { FactRef } from '../fact.ts';
import { seenContainer, seenNetwork, seenVolume } from '../look-up.ts';
import type { ValueCheck } from '../value-check.ts';
import { containerReason } from './container.ts';
import type { Scene } from './scene.ts';

/** Why what a value is read off is not there, or is another than the one that is meant. */
export function valueReason({ value, expect }: ValueCheck, scene: Scene): Reason | null {
  const { observation } = scene;
  if (expect.exists === false) return null;
  if ('container' in value) return ofContainer(value, expect.equal, scene);
  if ('volume' in value)
    return seenVolume(observation, value.volume).state === 'absent'
      ? firstReason(missingVolumeDiagnoses, { name: value.volume, ...scene })
      : null;
  return seenNetwork(observation, value.network).state === 'absent'
    ? firstReason(missingNetworkDiagnoses, { name: value.network, ...scene })
    : null;
}

function ofContainer(
  { container: name, fact }: Extract<FactRef, { container: string }>,
  wanted: string | undefined,
  scene: Scene,
): Reason | null {
  const { observation } = scene;
  const seen = seenContainer(observation, name);
  if (seen.state === 'absent') return containerReason(name, {}, new Set(['exists']), scene);
  if (seen.state === 'unknown' || fact !== 'id' || wanted === undefined) return null;
  const container = seen.value;
  return firstReason(valueDiagnoses, { name, container, wantedId: wanted, observation });
}
