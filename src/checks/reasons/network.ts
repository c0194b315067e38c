import { message } from '../../i18n/text.ts';
import type { ContainerExpect } from '../container/expect.ts';
import { firstReason, type Reason } from '../diagnoses/case.ts';
import { missingNetworkDiagnoses } from '../diagnoses/ranked.ts';
import { excluded, included } from '../list-matcher.ts';
import { seenNetwork } from '../look-up.ts';
import type { NetworkCheck } from '../network/check.ts';
import { memberName } from '../network/members.ts';
import { containerReason } from './container.ts';
import type { Scene } from './scene.ts';

/** Why a network is not there, or why a container is not on it that should be, or is that should not. */
export function networkReason({ network, expect }: NetworkCheck, scene: Scene): Reason | null {
  const seen = seenNetwork(scene.observation, network);
  if (seen.state === 'absent')
    return firstReason(missingNetworkDiagnoses, { name: network, ...scene });
  if (seen.state !== 'present' || expect.members === undefined) return null;
  const there = new Set(seen.value.members.map((one) => one.containerName));
  for (const name of included(expect.members).map(memberName)) {
    if (there.has(name)) continue;
    const wanted: ContainerExpect = { running: true, networks: { include: network } };
    const failed = new Set(['members', 'networks']);
    const reason = containerReason(name, wanted, failed, scene);
    if (reason) return reason;
  }
  const name = excluded(expect.members)
    .map(memberName)
    .find((one) => there.has(one));
  if (name === undefined) return null;
  const text = message('checks.still-on-network', { name, network });
  return { id: 'still-on-network', text };
}
