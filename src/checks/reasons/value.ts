import { firstReason, type Reason } from '../diagnoses/case.ts';
import {
  missingImageDiagnoses,
  missingNetworkDiagnoses,
  missingVolumeDiagnoses,
  valueDiagnoses,
} from '../diagnoses/ranked.ts';
import { type FactRef, readFact } from '../fact.ts';
import { seenContainer, seenImage, seenNetwork, seenVolume } from '../look-up.ts';
import type { ValueCheck } from '../value-check.ts';
import { containerReason } from './container.ts';
import { fileReason } from './file.ts';
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
  if ('network' in value)
    return seenNetwork(observation, value.network).state === 'absent'
      ? firstReason(missingNetworkDiagnoses, { name: value.network, ...scene })
      : null;
  if ('image' in value)
    return seenImage(observation, value.image).state === 'absent'
      ? firstReason(missingImageDiagnoses, { name: value.image, ...scene })
      : null;
  const isLacking = readFact(observation, value).state === 'absent';
  return fileReason({ file: value.file, expect }, new Set(isLacking ? ['exists'] : []), scene);
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
