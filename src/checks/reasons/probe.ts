import type { ContainerExpect } from '../container/expect.ts';
import type { Reason } from '../diagnoses/case.ts';
import { rank } from '../diagnoses/ranked.ts';
import type { PortProbe } from '../need.ts';
import { portProbeOf, probeOf } from '../needs.ts';
import type { Check } from '../schema.ts';
import type { Outcome } from '../settle.ts';
import { brokenKeys, containerReason } from './container.ts';
import type { Scene } from './scene.ts';

/** The check of a published port, and the port; null for checks of other things. */
export function probed(check: Check): PortProbe | null {
  if ('http' in check) return probeOf(check);
  if ('redis' in check) return portProbeOf(check.redis);
  return 'tcp' in check && check.expect.open ? portProbeOf(check.tcp) : null;
}

/** What keeps a container from answering at a published port. */
export function probeReason(
  { container, port }: PortProbe,
  failed: ReadonlySet<string>,
  scene: Scene,
): Reason | null {
  const wanted: ContainerExpect = { running: true, ports: { include: { 'container-port': port } } };
  const keys = new Set(['http', ...brokenKeys(container, wanted, scene)]);
  if (failed.has('exists')) keys.add('no-answer');
  return containerReason(container, wanted, keys, scene);
}

/** A reply that is wrong although the server runs: what is wrong with its peers is the likeliest reason. */
export function borrowedReason(
  probe: PortProbe,
  outcomes: readonly Outcome[],
  reasons: readonly (Reason | null)[],
): Reason | null {
  const candidates = outcomes.flatMap((outcome, index) => {
    const reason = reasons[index];
    if (!reason || !('container' in outcome.check)) return [];
    // That something should not be there does not keep another from answering.
    if (outcome.check.expect.exists === false) return [];
    const isSame = outcome.check.container === probe.container;
    return [{ reason, order: (isSame ? 0 : 1000) + rank(reason.id) }];
  });
  candidates.sort((one, other) => one.order - other.order);
  return candidates[0]?.reason ?? null;
}
