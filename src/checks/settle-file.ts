import { message } from '../i18n/text.ts';
import type { FileCheck } from './file/check.ts';
import { fileClaims } from './file/expect.ts';
import { fileLook, fileSubject, placeOf } from './file/place.ts';
import { seenContainer, seenFile, seenVolume } from './look-up.ts';
import type { Observation } from './observation.ts';
import { type Outcome, settle } from './settle.ts';

/** How a check of a file comes out: it is absent with what should hold it. */
export function settleFile(check: FileCheck, observation: Observation): Outcome {
  const place = placeOf(check.file);
  const isInContainer = 'container' in place;
  const name = isInContainer ? place.container : place.volume;
  const subject = fileSubject(place);
  const look = fileLook(place);
  const holder = isInContainer ? seenContainer(observation, name) : seenVolume(observation, name);
  const asked = {
    name,
    subject,
    exists: check.expect.exists,
    claims: fileClaims(check.expect),
    look,
    list: look,
  };
  if (holder.state === 'unknown') return settle(check, asked, holder, observation);
  const outcome = settle(check, asked, seenFile(observation, place), observation);
  if (holder.state === 'present') return outcome;
  return {
    ...outcome,
    state: 'failed',
    found: message('checks.absent', {
      subject: message(isInContainer ? 'checks.container' : 'checks.volume', { name }),
    }),
    failed: new Set(['exists']),
    look: isInContainer ? 'docker container ls --all' : 'docker volume ls',
  };
}
