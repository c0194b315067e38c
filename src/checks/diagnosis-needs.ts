import { wantedPlace } from './container/networks.ts';
import type { Verdict } from './finding.ts';
import { seenContainer, seenNetwork, seenVolume, wasLookedAt } from './look-up.ts';
import type { Need } from './need.ts';
import { eachOnce, plainNames } from './needs.ts';
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
  if ('volume' in check)
    return seenVolume(observation, check.volume).state === 'absent'
      ? [{ kind: 'list', of: 'volumes' }]
      : [];
  if ('network' in check) {
    if (seenNetwork(observation, check.network).state === 'absent')
      return [{ kind: 'list', of: 'networks' }];
    const members = plainNames(check.expect.members, memberName);
    return members.length === 0
      ? []
      : [...members.map((name): Need => ({ kind: 'container', name })), listContainers];
  }
  return seenContainer(observation, check.http.container).state === 'absent'
    ? [listContainers]
    : [];
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
    .flatMap((check) => ofFailed(check, observation));
  return eachOnce(extra).filter((need) => !wasLookedAt(observation, need));
}
