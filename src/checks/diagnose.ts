import { message } from '../i18n/text.ts';
import type { ContainerExpect } from './container/expect.ts';
import { containerClaims } from './container/expect.ts';
import { type ContainerCase, firstReason, type Reason } from './diagnoses/case.ts';
import {
  containerDiagnoses,
  missingContainerDiagnoses,
  missingNetworkDiagnoses,
  missingVolumeDiagnoses,
  rank,
} from './diagnoses/ranked.ts';
import { httpClaims } from './http/expect.ts';
import { excluded, included } from './list-matcher.ts';
import { seenContainer, seenNetwork, seenReply, seenVolume } from './look-up.ts';
import { namedContainers, probeOf } from './needs.ts';
import { networkClaims } from './network/expect.ts';
import { memberName } from './network/members.ts';
import type { Observation } from './observation.ts';
import type { Outcome } from './outcome.ts';
import type { Check, HttpCheck, NetworkCheck } from './schema.ts';
import { volumeClaims } from './volume/expect.ts';

interface Scene {
  readonly observation: Observation;
  readonly named: ReadonlySet<string>;
}

function authorsReason(check: Check, observation: Observation): Reason | null {
  const fits = (() => {
    if ('container' in check) {
      const seen = seenContainer(observation, check.container);
      return check.diagnose.find(
        ({ when }) =>
          seen.state === 'present' && containerClaims(when).every((one) => one.holds(seen.value)),
      );
    }
    if ('volume' in check) {
      const seen = seenVolume(observation, check.volume);
      return check.diagnose.find(
        ({ when }) =>
          seen.state === 'present' && volumeClaims(when).every((one) => one.holds(seen.value)),
      );
    }
    if ('network' in check) {
      const seen = seenNetwork(observation, check.network);
      return check.diagnose.find(
        ({ when }) =>
          seen.state === 'present' && networkClaims(when).every((one) => one.holds(seen.value)),
      );
    }
    const seen = seenReply(observation, probeOf(check));
    return check.diagnose.find(
      ({ when }) =>
        seen.state === 'present' && httpClaims(when).every((one) => one.holds(seen.value)),
    );
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

function httpReason(check: HttpCheck, failed: ReadonlySet<string>, scene: Scene): Reason | null {
  const { container, port } = probeOf(check);
  const wanted: ContainerExpect = { running: true, ports: { include: { 'container-port': port } } };
  const seen = seenContainer(scene.observation, container);
  const broken =
    seen.state === 'present' ? containerClaims(wanted).filter((one) => !one.holds(seen.value)) : [];
  const keys = new Set(['http', ...broken.map((one) => one.key)]);
  if (failed.has('exists')) keys.add('no-answer');
  return containerReason(container, wanted, keys, scene);
}

/** A reply that is wrong although the server runs: what is wrong with its peers is the likeliest reason. */
function borrowed(
  check: HttpCheck,
  outcomes: readonly Outcome[],
  reasons: readonly (Reason | null)[],
): Reason | null {
  const candidates = outcomes.flatMap((outcome, index) => {
    const reason = reasons[index];
    if (!reason || !('container' in outcome.check)) return [];
    const isSame = outcome.check.container === check.http.container;
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
    return 'network' in check ? networkReason(check, scene) : null;
  });
  return outcomes.map(({ check, state, failed }, index) => {
    const reason = reasons[index] ?? null;
    if (state !== 'failed' || reason || !('http' in check)) return reason;
    return borrowed(check, outcomes, reasons) ?? httpReason(check, failed, scene);
  });
}
