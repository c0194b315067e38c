import type { ContainersCheck } from '../containers-check.ts';
import { firstOf, firstReason, type Reason } from '../diagnoses/case.ts';
import { containerDiagnoses } from '../diagnoses/ranked.ts';
import { seenSelection } from '../look-up.ts';
import { sortSelection } from '../selection.ts';
import type { Scene } from './scene.ts';

/** What is wrong with the first of a selection's containers that is not as expected. */
export function selectionReason(
  check: ContainersCheck,
  failed: ReadonlySet<string>,
  { observation, named }: Scene,
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
      named,
    }),
  );
}
