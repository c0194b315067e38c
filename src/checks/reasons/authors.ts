import { assertNever } from '../../assert-never.ts';
import type { Claim } from '../claim.ts';
import { allHold } from '../combined.ts';
import { containerClaims } from '../container/expect.ts';
import type { Reason } from '../diagnoses/case.ts';
import { judgeEvents } from '../events/expect.ts';
import { fileClaims } from '../file/expect.ts';
import { placeOf } from '../file/place.ts';
import { httpClaims } from '../http/expect.ts';
import { imageClaims } from '../image/expect.ts';
import {
  seenContainer,
  seenEvents,
  seenFile,
  seenImage,
  seenNetwork,
  seenRedis,
  seenReply,
  seenSelection,
  seenTcp,
  seenVolume,
} from '../look-up.ts';
import { portProbeOf, probeOf } from '../needs.ts';
import { networkClaims } from '../network/expect.ts';
import type { Observation, Seen } from '../observation.ts';
import { redisClaims } from '../redis.ts';
import type { Check } from '../schema.ts';
import { sortSelection } from '../selection.ts';
import { judgeValue } from '../value.ts';
import { volumeClaims } from '../volume/expect.ts';
import { fileHolder } from './file.ts';

/** Whether an author's reason is what was seen. `exists: false` is the reason where the thing is not there. */
function isSo<S, W extends object>(
  when: W,
  claimsOf: (when: W) => readonly Claim<S>[],
  seen: Seen<S>,
  observation: Observation,
): boolean {
  if ('exists' in when && when.exists === false) return seen.state === 'absent';
  return seen.state === 'present' && allHold(claimsOf(when), seen.value, observation) === true;
}

function fitting(check: Check, observation: Observation): Check['diagnose'][number] | undefined {
  if ('container' in check) {
    const seen = seenContainer(observation, check.container);
    return check.diagnose.find(({ when }) => isSo(when, containerClaims, seen, observation));
  }
  if ('containers' in check) {
    const seen = seenSelection(observation, check.containers.where);
    const all = seen.state === 'present' ? seen.value : [];
    const { good, bad } = sortSelection(check, all, observation);
    // Where each is as expected, only how many there are can be wrong.
    const wrong = bad.length > 0 ? bad : good;
    return check.diagnose.find(({ when }) =>
      wrong.some((one) => allHold(containerClaims(when), one, observation) === true),
    );
  }
  if ('volume' in check) {
    const seen = seenVolume(observation, check.volume);
    return check.diagnose.find(({ when }) => isSo(when, volumeClaims, seen, observation));
  }
  if ('network' in check) {
    const seen = seenNetwork(observation, check.network);
    return check.diagnose.find(({ when }) => isSo(when, networkClaims, seen, observation));
  }
  if ('image' in check) {
    const seen = seenImage(observation, check.image);
    return check.diagnose.find(({ when }) => isSo(when, imageClaims, seen, observation));
  }
  if ('file' in check) {
    // Without what should hold it, why that is not there is the better reason.
    if (fileHolder(check, observation).state !== 'present') return undefined;
    const seen = seenFile(observation, placeOf(check.file));
    return check.diagnose.find(({ when }) => isSo(when, fileClaims, seen, observation));
  }
  if ('http' in check) {
    const seen = seenReply(observation, probeOf(check));
    return check.diagnose.find(({ when }) => isSo(when, httpClaims, seen, observation));
  }
  if ('tcp' in check) {
    const seen = seenTcp(observation, portProbeOf(check.tcp));
    return check.diagnose.find(({ when }) => seen.state === (when.open ? 'present' : 'absent'));
  }
  if ('redis' in check) {
    const seen = seenRedis(observation, portProbeOf(check.redis));
    return check.diagnose.find(({ when }) => isSo(when, redisClaims, seen, observation));
  }
  if ('events' in check)
    return check.diagnose.find(
      ({ events, when }) =>
        judgeEvents(events ?? check.events, when, seenEvents(observation)).state === 'passed',
    );
  if ('value' in check)
    return check.diagnose.find(
      ({ when }) => judgeValue(check.value, when, observation).state === 'passed',
    );
  return assertNever(check);
}

/** The first of the author's own reasons that fits what was seen; null where none does. */
export function authorsReason(check: Check, observation: Observation): Reason | null {
  const one = fitting(check, observation);
  return one ? { id: one.id, text: one.say } : null;
}
