import { message } from '../i18n/text.ts';
import type { Claim } from './claim.ts';
import { allHold } from './combined.ts';
import type { ContainerExpect } from './container/expect.ts';
import { containerClaims } from './container/expect.ts';
import { type ContainerCase, firstOf, firstReason, type Reason } from './diagnoses/case.ts';
import {
  containerDiagnoses,
  missingContainerDiagnoses,
  missingImageDiagnoses,
  missingNetworkDiagnoses,
  missingVolumeDiagnoses,
  rank,
} from './diagnoses/ranked.ts';
import { judgeEvents } from './events/expect.ts';
import { fileClaims } from './file/expect.ts';
import { placeOf } from './file/place.ts';
import { httpClaims } from './http/expect.ts';
import { imageClaims } from './image/expect.ts';
import { excluded, included } from './list-matcher.ts';
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
} from './look-up.ts';
import type { PortProbe } from './need.ts';
import { namedContainers, portProbeOf, probeOf } from './needs.ts';
import { networkClaims } from './network/expect.ts';
import { memberName } from './network/members.ts';
import type { Observation, Seen } from './observation.ts';
import { redisClaims } from './redis.ts';
import type { Check, ContainersCheck, FileCheck, NetworkCheck, ValueCheck } from './schema.ts';
import { sortSelection } from './selection.ts';
import type { Outcome } from './settle.ts';
import { judgeValue } from './value.ts';
import { volumeClaims } from './volume/expect.ts';

interface Scene {
  readonly observation: Observation;
  readonly named: ReadonlySet<string>;
}

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

function authorsReason(check: Check, observation: Observation): Reason | null {
  const fits = (() => {
    if ('container' in check) {
      const seen = seenContainer(observation, check.container);
      return check.diagnose.find(({ when }) => isSo(when, containerClaims, seen, observation));
    }
    if ('volume' in check) {
      const seen = seenVolume(observation, check.volume);
      return check.diagnose.find(({ when }) => isSo(when, volumeClaims, seen, observation));
    }
    if ('network' in check) {
      const seen = seenNetwork(observation, check.network);
      return check.diagnose.find(({ when }) => isSo(when, networkClaims, seen, observation));
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
    if ('redis' in check) {
      const seen = seenRedis(observation, portProbeOf(check.redis));
      return check.diagnose.find(({ when }) => isSo(when, redisClaims, seen, observation));
    }
    if ('tcp' in check) {
      const seen = seenTcp(observation, portProbeOf(check.tcp));
      return check.diagnose.find(({ when }) => seen.state === (when.open ? 'present' : 'absent'));
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
    const seen = seenReply(observation, probeOf(check));
    return check.diagnose.find(({ when }) => isSo(when, httpClaims, seen, observation));
  })();
  return fits ? { id: fits.id, text: fits.say } : null;
}

/** Why a container is not as wanted, be it there or not. */
function containerReason(
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
      const given: ContainerCase = { name, container: seen.value, wanted, failed, observation };
      return firstReason(containerDiagnoses, given);
    }
  }
}

function networkReason(check: NetworkCheck, scene: Scene): Reason | null {
  const network = check.network;
  const seen = seenNetwork(scene.observation, network);
  if (seen.state === 'absent')
    return firstReason(missingNetworkDiagnoses, { name: network, ...scene });
  if (seen.state !== 'present' || check.expect.members === undefined) return null;
  const there = new Set(seen.value.members.map((one) => one.containerName));
  for (const name of included(check.expect.members).map(memberName)) {
    if (there.has(name)) continue;
    const wanted: ContainerExpect = { running: true, networks: { include: network } };
    const failed = new Set(['members', 'networks']);
    const reason = containerReason(name, wanted, failed, scene);
    if (reason) return reason;
  }
  const stranger = excluded(check.expect.members)
    .map(memberName)
    .find((name) => there.has(name));
  return stranger === undefined
    ? null
    : {
        id: 'still-on-network',
        text: message('checks.still-on-network', { name: stranger, network }),
      };
}

/** What is wrong with the first of a selection's containers that is not as expected. */
function selectionReason(
  check: ContainersCheck,
  failed: ReadonlySet<string>,
  { observation }: Scene,
): Reason | null {
  const seen = seenSelection(observation, check.containers.where);
  if (seen.state !== 'present' || check.expect === undefined) return null;
  const { expect } = check;
  const bad = [...sortSelection(check, seen.value, observation).bad];
  bad.sort((one, other) => (one.name < other.name ? -1 : 1));
  return firstOf(bad, (container) =>
    firstReason(containerDiagnoses, {
      name: container.name,
      container,
      wanted: expect,
      failed,
      observation,
    }),
  );
}

function fileHolder({ file }: FileCheck, observation: Observation) {
  return file.container === undefined
    ? seenVolume(observation, file.volume ?? '')
    : seenContainer(observation, file.container);
}

/** Why what should hold a file is not there. */
function fileReason({ file }: FileCheck, scene: Scene): Reason | null {
  const { observation, named } = scene;
  if (file.container !== undefined && seenContainer(observation, file.container).state === 'absent')
    return containerReason(file.container, {}, new Set(['exists']), scene);
  return file.volume !== undefined && seenVolume(observation, file.volume).state === 'absent'
    ? firstReason(missingVolumeDiagnoses, { name: file.volume, observation, named })
    : null;
}

/** Why what a value is read off is not there. */
function valueReason({ value }: ValueCheck, scene: Scene): Reason | null {
  const { observation } = scene;
  if ('container' in value)
    return seenContainer(observation, value.container).state === 'absent'
      ? containerReason(value.container, {}, new Set(['exists']), scene)
      : null;
  if ('volume' in value)
    return seenVolume(observation, value.volume).state === 'absent'
      ? firstReason(missingVolumeDiagnoses, { name: value.volume, ...scene })
      : null;
  return seenNetwork(observation, value.network).state === 'absent'
    ? firstReason(missingNetworkDiagnoses, { name: value.network, ...scene })
    : null;
}

/** The check of a published port, and the port; null for checks of other things. */
function probed(check: Check): PortProbe | null {
  if ('http' in check) return probeOf(check);
  if ('redis' in check) return portProbeOf(check.redis);
  return 'tcp' in check && check.expect.open ? portProbeOf(check.tcp) : null;
}

function probeReason(probe: PortProbe, failed: ReadonlySet<string>, scene: Scene): Reason | null {
  const { container, port } = probe;
  const wanted: ContainerExpect = { running: true, ports: { include: { 'container-port': port } } };
  const seen = seenContainer(scene.observation, container);
  const broken =
    seen.state === 'present'
      ? containerClaims(wanted).filter((one) => one.holds(seen.value, scene.observation) === false)
      : [];
  const keys = new Set(['http', ...broken.map((one) => one.key)]);
  if (failed.has('exists')) keys.add('no-answer');
  return containerReason(container, wanted, keys, scene);
}

/** A reply that is wrong although the server runs: what is wrong with its peers is the likeliest reason. */
function borrowed(
  probe: PortProbe,
  outcomes: readonly Outcome[],
  reasons: readonly (Reason | null)[],
): Reason | null {
  const candidates = outcomes.flatMap((outcome, index) => {
    const reason = reasons[index];
    if (!reason || !('container' in outcome.check)) return [];
    const isSame = outcome.check.container === probe.container;
    return [{ reason, order: (isSame ? 0 : 1000) + rank(reason.id) }];
  });
  candidates.sort((one, other) => one.order - other.order);
  return candidates[0]?.reason ?? null;
}

/**
 * The likeliest reason of each failure, in the order of the outcomes; null where nothing failed or nothing is
 * recognised. The author's own reasons come first.
 */
export function diagnose(
  outcomes: readonly Outcome[],
  observation: Observation,
): readonly (Reason | null)[] {
  const named = namedContainers(outcomes.map((outcome) => outcome.check));
  const scene: Scene = { observation, named };
  const reasons = outcomes.map(({ check, state, failed }): Reason | null => {
    if (state !== 'failed') return null;
    const own = authorsReason(check, observation);
    if (own) return own;
    if ('container' in check)
      return check.expect.exists === false
        ? null
        : containerReason(check.container, check.expect, failed, scene);
    if ('volume' in check)
      return seenVolume(observation, check.volume).state === 'absent'
        ? firstReason(missingVolumeDiagnoses, { name: check.volume, ...scene })
        : null;
    if ('image' in check)
      return seenImage(observation, check.image).state === 'absent' && check.expect.exists !== false
        ? firstReason(missingImageDiagnoses, { name: check.image, ...scene })
        : null;
    if ('containers' in check) return selectionReason(check, failed, scene);
    if ('file' in check) return fileReason(check, scene);
    if ('value' in check) return check.expect.exists === false ? null : valueReason(check, scene);
    return 'network' in check ? networkReason(check, scene) : null;
  });
  return outcomes.map(({ check, state, failed }, index) => {
    const reason = reasons[index] ?? null;
    const probe = probed(check);
    if (state !== 'failed' || reason || !probe) return reason;
    return borrowed(probe, outcomes, reasons) ?? probeReason(probe, failed, scene);
  });
}
