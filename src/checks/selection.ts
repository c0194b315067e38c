import { message } from '../i18n/text.ts';
import type { Held } from './claim.ts';
import { allHold } from './combined.ts';
import { containerClaims } from './container/expect.ts';
import type { ContainersCheck } from './containers-check.ts';
import { seenSelection } from './look-up.ts';
import { numberHolds, numberWanted } from './number-matcher.ts';
import type { Container, Observation } from './observation.ts';
import type { Outcome } from './settle.ts';
import { whereWanted } from './where.ts';
import { codes, facts } from './words.ts';

/** The containers of a selection that are as expected, those that are not, and those of which that is not known. */
export interface Sorted {
  readonly good: readonly Container[];
  readonly bad: readonly Container[];
  readonly open: readonly Container[];
}

/** Sorts the containers of a selection by whether they are as expected. */
export function sortSelection(
  check: ContainersCheck,
  containers: readonly Container[],
  observation: Observation,
): Sorted {
  const claims = containerClaims(check.expect ?? {});
  const held = new Map<Container, Held>(
    containers.map((one) => [one, allHold(claims, one, observation)]),
  );
  return {
    good: containers.filter((one) => held.get(one) === true),
    bad: containers.filter((one) => held.get(one) === false),
    open: containers.filter((one) => typeof held.get(one) === 'object'),
  };
}

/** How a check of a selection comes out: what counts is how many are as expected. */
export function settleSelection(check: ContainersCheck, observation: Observation): Outcome {
  const { where, count } = check.containers;
  const claims = containerClaims(check.expect ?? {});
  const subject = message('checks.selection', { where: whereWanted(where) });
  const counted = message('checks.count', { count: numberWanted(count) });
  const expected = message('checks.subject', {
    subject,
    facts: facts([...claims.map((one) => one.expected), counted]),
  });
  const seen = seenSelection(observation, where);
  const look = 'docker container ls --all';
  const base = { check, expected, failed: new Set<string>(), look };
  if (seen.state === 'unknown') return { ...base, state: 'unknown', found: seen.reason };
  const all = seen.state === 'present' ? seen.value : [];
  const { good, bad, open } = sortSelection(check, all, observation);
  const names = (some: readonly Container[]) => codes(some.map((one) => one.name).sort());
  const said = [message('checks.selected', { list: names(good) })];
  if (bad.length > 0) said.push(message('checks.selected-not', { list: names(bad) }));
  const found = message('checks.subject', { subject, facts: facts(said) });
  const [first] = open;
  const isCounted = numberHolds(good.length, count);
  const hinges = open.some((_, index) => numberHolds(good.length + index + 1, count) !== isCounted);
  const reason = first && allHold(claims, first, observation);
  if (hinges && typeof reason === 'object')
    return { ...base, state: 'unknown', found: reason.unknown };
  const keys = bad.flatMap((one) =>
    claims.filter((each) => each.holds(one, observation) === false).map((each) => each.key),
  );
  return isCounted
    ? { ...base, state: 'passed', found }
    : { ...base, state: 'failed', found, failed: new Set(['count', ...keys]) };
}
