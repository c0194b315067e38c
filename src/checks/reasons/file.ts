import { firstReason, type Reason } from '../diagnoses/case.ts';
import { missingFileDiagnoses, missingVolumeDiagnoses } from '../diagnoses/ranked.ts';
import type { FileCheck } from '../file/check.ts';
import { placeOf } from '../file/place.ts';
import { seenContainer, seenVolume } from '../look-up.ts';
import type { Container, Observation, Seen, Volume } from '../observation.ts';
import { containerReason } from './container.ts';
import type { Scene } from './scene.ts';

/** What is seen of the container or volume that should hold a file. */
export function fileHolder(
  { file }: FileCheck,
  observation: Observation,
): Seen<Container> | Seen<Volume> {
  const place = placeOf(file);
  return 'volume' in place
    ? seenVolume(observation, place.volume)
    : seenContainer(observation, place.container);
}

/** Why a file is not there: what should hold it is not, or it was made elsewhere. */
export function fileReason(
  {
    file,
    expect,
  }: Pick<FileCheck, 'file'> & { readonly expect: Pick<FileCheck['expect'], 'exists'> },
  failed: ReadonlySet<string>,
  scene: Scene,
): Reason | null {
  const { observation, named } = scene;
  const isLacking = failed.has('exists') && expect.exists !== false;
  const place = placeOf(file);
  if ('volume' in place)
    return isLacking && seenVolume(observation, place.volume).state === 'absent'
      ? firstReason(missingVolumeDiagnoses, { name: place.volume, observation, named })
      : null;
  const { container: name, path } = place;
  const seen = seenContainer(observation, name);
  if (seen.state === 'absent') return containerReason(name, {}, new Set(['exists']), scene);
  if (seen.state === 'unknown' || !isLacking) return null;
  return firstReason(missingFileDiagnoses, {
    name,
    container: seen.value,
    path,
    observation,
    named,
  });
}
