import { wantedPlace } from './container/networks.ts';
import type { Verdict } from './finding.ts';
import { seenContainer, seenImage, seenNetwork, seenVolume, wasLookedAt } from './look-up.ts';
import type { Need } from './need.ts';
import { eachOnce, plainNames, reasonNeeds } from './needs.ts';
import { memberName } from './network/members.ts';
import type { Observation } from './observation.ts';
import type { Check } from './schema.ts';

const listContainers: Need = { kind: 'list', of: 'containers' };

function ofFailed(check: Check, observation: Observation): readonly Need[] {
  if ('container' in check) {
    if (seenContainer(observation, check.container).state === 'absent') return [listContainers];
    const { mounts, networks } = check.expect;
    return [
      ...plainNames(mounts, (one) => one.name).map((name): Need => ({ kind: 'volume', name })),
      ...plainNames(networks, (one) => wantedPlace(one).name).map(
        (name): Need => ({ kind: 'network', name }),
      ),
    ];
  }
  if ('volume' in check) return missingVolume(check.volume, observation);
  if ('network' in check) {
    if (seenNetwork(observation, check.network).state === 'absent')
      return [{ kind: 'list', of: 'networks' }];
    const members = plainNames(check.expect.members, memberName);
    return members.length === 0
      ? []
      : [...members.map((name): Need => ({ kind: 'container', name })), listContainers];
  }
  if ('events' in check) return [];
  if ('value' in check) {
    const { value } = check;
    if ('container' in value) return missingContainer(value.container, observation);
    if ('volume' in value) return missingVolume(value.volume, observation);
    return seenNetwork(observation, value.network).state === 'absent'
      ? [{ kind: 'list', of: 'networks' }]
      : [];
  }
  if ('image' in check)
    return seenImage(observation, check.image).state === 'absent'
      ? [{ kind: 'list', of: 'images' }]
      : [];
  if ('file' in check)
    return check.file.container === undefined
      ? missingVolume(check.file.volume ?? '', observation)
      : missingContainer(check.file.container, observation);
  if ('containers' in check) return [];
  const probe = 'http' in check ? check.http : 'tcp' in check ? check.tcp : check.redis;
  return missingContainer(probe.container, observation);
}

function missingContainer(name: string, observation: Observation): readonly Need[] {
  return seenContainer(observation, name).state === 'absent' ? [listContainers] : [];
}

function missingVolume(name: string, observation: Observation): readonly Need[] {
  return seenVolume(observation, name).state === 'absent' ? [{ kind: 'list', of: 'volumes' }] : [];
}

/**
 * What else to look at to say why checks failed; nothing when none did, so that right work costs only the named
 * resources. Look, add what was seen to the observation, and judge again: points stay as they are.
 */
export function diagnosisNeeds(
  checks: readonly Check[],
  verdict: Verdict,
  observation: Observation,
): readonly Need[] {
  const failed = new Set(
    verdict.findings.filter((one) => one.state === 'failed').map((one) => one.check),
  );
  const extra = checks
    .filter((check) => failed.has(check.id))
    .flatMap((check) => [...reasonNeeds(check), ...ofFailed(check, observation)]);
  return eachOnce(extra).filter((need) => !wasLookedAt(observation, need));
}
