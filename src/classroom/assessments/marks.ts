import { message, type Text } from '../../i18n/text.ts';
import type { Grade } from '../../questions/grade.ts';
import { roundedPoints } from '../../questions/points.ts';
import type { AssessmentSettings } from './settings.ts';

/** One answer to a question, with the hints that were seen before it. */
export interface Try {
  readonly grade: Pick<Grade, 'points' | 'max' | 'state'>;
  readonly hints: number;
}

/** What a question is worth to a student in an assessment, and how it came about. All in points of the assessment. */
export interface Mark {
  readonly points: number;
  readonly max: number;
  /** Which answer it comes from, counted from 1; null where none could be graded. */
  readonly try: number | null;
  /** The answer's worth before anything was taken. */
  readonly earned: number;
  readonly takenForTries: number;
  readonly takenForHints: number;
  /** Whether it may still change: its points, or those of a try that may turn out better, are only suggested. */
  readonly provisional: boolean;
}

type MarkRules = Pick<AssessmentSettings, 'tries' | 'hints'>;

const nothing: Omit<Mark, 'max'> = {
  points: 0,
  try: null,
  earned: 0,
  takenForTries: 0,
  takenForHints: 0,
  provisional: false,
};

function markOf(rules: MarkRules, max: number, one: Try, earlier: number): Mark {
  const { grade, hints } = one;
  const earned = grade.max > 0 ? (max * grade.points) / grade.max : 0;
  const takenForTries = Math.min(earned, (max * rules.tries.penalty * earlier) / 100);
  const takenForHints = Math.min(earned - takenForTries, (max * rules.hints.cost * hints) / 100);
  return {
    points: roundedPoints(earned - takenForTries - takenForHints),
    max,
    try: earlier + 1,
    earned: roundedPoints(earned),
    takenForTries: roundedPoints(takenForTries),
    takenForHints: roundedPoints(takenForHints),
    provisional: grade.state === 'needs-review',
  };
}

/**
 * The mark of a question worth `max` points for these tries, in the order they came. Each takes the penalty for every
 * try before it, and the cost of every hint seen before it, but never more than it earned. A try that could not be graded
 * (`unknown`) is none: it costs nothing and earns nothing. Of equal marks the earlier try counts.
 */
export function markFor(rules: MarkRules, max: number, tries: readonly Try[]): Mark {
  const marks = tries
    .filter(({ grade }) => grade.state !== 'unknown')
    .map((one, earlier) => markOf(rules, max, one, earlier));
  const best = marks.reduce<Mark | undefined>(
    (found, mark) => (found === undefined || mark.points > found.points ? mark : found),
    undefined,
  );
  const counted = rules.tries.counts === 'last' ? marks.at(-1) : best;
  if (counted === undefined) return { ...nothing, max };
  const open = rules.tries.counts === 'best' && marks.some(({ provisional }) => provisional);
  return { ...counted, provisional: counted.provisional || open };
}

/** The mark in words, with what was taken and why. */
export function markText(mark: Mark): readonly Text[] {
  const { points, max, earned, takenForTries, takenForHints } = mark;
  if (mark.try === null) return [message('assessments.mark-none', { max })];
  const texts: Text[] = [message('assessments.mark', { points, max, try: mark.try })];
  if (takenForTries > 0) {
    texts.push(message('assessments.mark-tries', { earned, taken: takenForTries }));
  }
  if (takenForHints > 0) {
    texts.push(message('assessments.mark-hints', { earned, taken: takenForHints }));
  }
  if (mark.provisional) texts.push(message('assessments.mark-provisional'));
  return texts;
}
