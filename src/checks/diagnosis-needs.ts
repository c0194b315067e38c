import { assertNever } from '../assert-never.ts';
import type { ContainerCheck } from './container/check.ts';
import { wantedPlace } from './container/networks.ts';
import type { FileCheck } from './file/check.ts';
import type { Verdict } from './finding.ts';
import { included } from './list-matcher.ts';
import { seenContainer, seenImage, seenNetwork, seenVolume, wasLookedAt } from './look-up.ts';
import type { Need } from './need.ts';
import { eachOnce, plainNames, reasonNeeds } from './needs.ts';
import type { NetworkCheck } from './network/check.ts';
import { memberName } from './network/members.ts';
import type { Observation } from './observation.ts';
import type { Check } from './schema.ts';

const history: Need = { kind: 'history' };
const listContainers: Need = { kind: 'list', of: 'containers' };

/** What tells why a container does not run, or is not there. */
function missingContainer(name: string, observation: Observation): readonly Need[] {
  const seen = seenContainer(observation, name);
  if (seen.state === 'absent') return [listContainers, history];
  return seen.state === 'present' && seen.value.status !== 'running' ? [history] : [];
}

function ofContainer({ container, expect }: ContainerCheck, seen: Observation): readonly Need[] {
  const missing = missingContainer(container, seen);
  if (seenContainer(seen, container).state !== 'present') return missing;
  const { changes, mounts, networks, ports, processes } = expect;
  const attached = networks === undefined ? [] : included(networks).map(wantedPlace);
  const placed = mounts !== undefined || networks !== undefined || ports !== undefined;
  return [
    ...missing,
    ...plainNames(mounts, (one) => one.name).map((name): Need => ({ kind: 'volume', name })),
    ...attached.map(({ name }): Need => ({ kind: 'network', name })),
    ...attached
      .filter(({ aliases }) => aliases !== undefined)
      .map(({ name }): Need => ({ kind: 'selection', where: { network: name } })),
    ...(placed ? [listContainers] : []),
    ...(changes !== undefined || processes !== undefined ? [history] : []),
  ];
}

function ofNetwork({ network, expect }: NetworkCheck, seen: Observation): readonly Need[] {
  if (seenNetwork(seen, network).state === 'absent') return missingNetwork(network, seen);
  const members = plainNames(expect.members, memberName);
  return members.length === 0
    ? []
    : [...members.map((name): Need => ({ kind: 'container', name })), listContainers, history];
}

function missingNetwork(name: string, observation: Observation): readonly Need[] {
  return seenNetwork(observation, name).state === 'absent'
    ? [{ kind: 'list', of: 'networks' }, history]
    : [];
}

function missingVolume(name: string, observation: Observation): readonly Need[] {
  return seenVolume(observation, name).state === 'absent'
    ? [{ kind: 'list', of: 'volumes' }, history]
    : [];
}

function missingImage(name: string, observation: Observation): readonly Need[] {
  return seenImage(observation, name).state === 'absent'
    ? [{ kind: 'list', of: 'images' }, history]
    : [];
}

function ofFile({ file }: Pick<FileCheck, 'file'>, observation: Observation): readonly Need[] {
  return file.container === undefined
    ? missingVolume(file.volume ?? '', observation)
    : [...missingContainer(file.container, observation), history];
}

function ofFailed(check: Check, observation: Observation): readonly Need[] {
  if ('container' in check) return ofContainer(check, observation);
  if ('containers' in check) return check.expect === undefined ? [] : [history];
  if ('volume' in check) return missingVolume(check.volume, observation);
  if ('network' in check) return ofNetwork(check, observation);
  if ('image' in check) return missingImage(check.image, observation);
  if ('file' in check) return ofFile(check, observation);
  if ('events' in check) {
    const actors = check.events.flatMap(({ type, actor }) =>
      type === 'container' && actor !== undefined ? [actor] : [],
    );
    return [...actors.map((name): Need => ({ kind: 'container', name })), listContainers, history];
  }
  if ('value' in check) {
    const { value } = check;
    if ('container' in value) return [...missingContainer(value.container, observation), history];
    if ('volume' in value) return missingVolume(value.volume, observation);
    if ('network' in value) return missingNetwork(value.network, observation);
    return 'image' in value ? missingImage(value.image, observation) : ofFile(value, observation);
  }
  if ('http' in check) return missingContainer(check.http.container, observation);
  if ('tcp' in check) return missingContainer(check.tcp.container, observation);
  if ('redis' in check) return missingContainer(check.redis.container, observation);
  return assertNever(check);
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
