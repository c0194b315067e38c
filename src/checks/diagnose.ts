import { assertNever } from '../assert-never.ts';
import { firstReason, type Reason } from './diagnoses/case.ts';
import { isAmong } from './diagnoses/events-case.ts';
import { missingImageDiagnoses, missingVolumeDiagnoses } from './diagnoses/ranked.ts';
import { seenImage, seenVolume } from './look-up.ts';
import { namedContainers } from './needs.ts';
import type { Observation } from './observation.ts';
import { authorsReason } from './reasons/authors.ts';
import { containerReason } from './reasons/container.ts';
import { eventsReason } from './reasons/events.ts';
import { fileReason } from './reasons/file.ts';
import { networkReason } from './reasons/network.ts';
import { borrowedReason, probed, probeReason } from './reasons/probe.ts';
import type { Scene } from './reasons/scene.ts';
import { selectionReason } from './reasons/selection.ts';
import { valueReason } from './reasons/value.ts';
import type { Outcome } from './settle.ts';

/** Why one check failed, by itself; null where that is not recognised, or is the business of the others, too. */
function ownReason({ check, failed }: Outcome, scene: Scene): Reason | null {
  const { observation } = scene;
  if ('container' in check)
    return check.expect.exists === false
      ? null
      : containerReason(check.container, check.expect, failed, scene);
  if ('containers' in check) return selectionReason(check, failed, scene);
  if ('volume' in check)
    return seenVolume(observation, check.volume).state === 'absent'
      ? firstReason(missingVolumeDiagnoses, { name: check.volume, ...scene })
      : null;
  if ('network' in check) return networkReason(check, scene);
  if ('image' in check)
    return seenImage(observation, check.image).state === 'absent'
      ? firstReason(missingImageDiagnoses, { name: check.image, ...scene })
      : null;
  if ('file' in check) return fileReason(check, failed, scene);
  if ('events' in check) return eventsReason(check, failed, scene);
  if ('value' in check) return valueReason(check, scene);
  if ('http' in check || 'tcp' in check || 'redis' in check) return null;
  return assertNever(check);
}

/**
 * The likeliest reason of each failure, in the order of the outcomes; null where nothing failed or nothing is
 * recognised. The author's own reasons come first.
 */
export function diagnose(
  outcomes: readonly Outcome[],
  observation: Observation,
): readonly (Reason | null)[] {
  const checks = outcomes.map((outcome) => outcome.check);
  const patterns = checks.flatMap((check) => ('events' in check ? check.events : []));
  const scene: Scene = {
    observation,
    named: namedContainers(checks),
    isWanted: (event) => isAmong(event, patterns, observation),
  };
  const reasons = outcomes.map((outcome) =>
    outcome.state === 'failed'
      ? (authorsReason(outcome.check, observation) ?? ownReason(outcome, scene))
      : null,
  );
  return outcomes.map((outcome, index) => {
    const reason = reasons[index] ?? null;
    const probe = probed(outcome.check);
    if (outcome.state !== 'failed' || reason || !probe) return reason;
    return borrowedReason(probe, outcomes, reasons) ?? probeReason(probe, outcome.failed, scene);
  });
}
