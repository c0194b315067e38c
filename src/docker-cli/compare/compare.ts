import { flagsAfterImage } from './after-image.ts';
import type { Comparison, Difference } from './comparison.ts';
import type { Field, Normal } from './fields.ts';
import { type Pair, pairUp } from './pairing.ts';
import { readCommand } from './read-command.ts';
import { rules, type WiderRule } from './rules.ts';
import { invalid, otherCommand, pairDifference } from './wording.ts';

/**
 * Compares two lines by what docker would do: the left one is the one that somebody wrote, the right one the one that was
 * asked for, and the differences are worded so. The verdict is the same for both ways round. Never throws.
 */
export function compare(left: string, right: string): Comparison {
  const [ours, theirs] = [readCommand(left, 'plain'), readCommand(right, 'plain')];
  const refused: Difference[] = [];
  if (!ours.ok) refused.push(invalid(ours.problem.text, ours.problem.at, null));
  if (!theirs.ok) refused.push(invalid(theirs.problem.text, null, theirs.problem.at));
  if (!ours.ok || !theirs.ok) return { verdict: 'invalid', differences: refused, rules: [] };
  const { pairs, inOrder } = pairUp(ours.normal.fields, theirs.normal.fields, 'plain');
  const differences = differencesOf(ours.normal, theirs.normal, pairs);
  if (differences.length > 0) return { verdict: 'different', differences, rules: [] };
  const used = rulesUsed(ours.normal, theirs.normal, pairs, inOrder);
  const isEffect = used.some((id) => verdictOf.get(id) === 'same-effect');
  return { verdict: isEffect ? 'same-effect' : 'same', differences: [], rules: used };
}

const verdictOf: ReadonlyMap<string, string> = new Map(
  rules.map(({ id, verdict }) => [id, verdict]),
);

/** More than anybody reads. */
const mostDifferences = 100;

/** In what two commands differ, in the order of the left line; the first hundred things where there are more. */
export function differencesOf(
  left: Normal,
  right: Normal,
  pairs: readonly Pair[],
): readonly Difference[] {
  if (left.path !== right.path) return [otherCommand(left, right)];
  const off = pairs.filter(({ match }) => match === 'off').slice(0, mostDifferences);
  if (off.length === 0) return [];
  const { differences, explained } = flagsAfterImage(off, left);
  const others = off
    .filter((pair) => !explained.has(pair))
    .map((pair) => pairDifference(pair, left, right));
  const place = ({ left: ours, right: theirs }: Difference) => ours?.start ?? theirs?.start ?? 0;
  return [...differences, ...others].toSorted((one, other) => place(one) - place(other));
}

function rulesUsed(
  left: Normal,
  right: Normal,
  pairs: readonly Pair[],
  inOrder: boolean,
): readonly WiderRule[] {
  const used = new Set<WiderRule>();
  if (!inOrder) used.add('list-order');
  for (const pair of pairs) {
    if (pair.match === 'effect') used.add(ruleOf(pair.right));
  }
  for (const rule of new Set([...left.written.keys(), ...right.written.keys()])) {
    if (left.written.get(rule) !== right.written.get(rule)) used.add(rule);
  }
  return [...used];
}

/** By which rule two values count as the same that are sent in different words. */
function ruleOf({ slot, role }: Field): WiderRule {
  if (slot === 'mount') return 'mount-form';
  return role === 'argument' || slot === 'tag' ? 'image-latest' : 'signal-name';
}
