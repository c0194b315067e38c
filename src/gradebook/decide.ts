import { ClassError } from '../classroom/errors.ts';
import { message } from '../i18n/text.ts';
import { newId } from '../store/ids.ts';
import type { MarkDecision } from '../store/mark-changes.ts';
import type { Store } from '../store/store.ts';

/** Whose mark of what: of a question, or (null) all of the assessment. */
export interface MarkOf {
  readonly assessment: string;
  readonly learner: string;
  readonly question: {
    readonly chapter: string;
    readonly id: string;
    readonly max: number;
  } | null;
}

/** How much more than a question's points a teacher may give. */
const mostOfMax = 2;

const longestReason = 2000;

/** Points as somebody types them, with a point or a comma; null where that is no number of them. */
function pointsIn(text: string): number | null {
  const typed = text.trim().replace(/[,，]/, '.');
  return /^\d{1,6}(\.\d{0,4})?$/.test(typed) ? Number(typed) : null;
}

/** The points that a teacher gives instead. Throws a `ClassError` where they are none, or too many. */
export function readPoints(text: string, max: number): number {
  const points = pointsIn(text);
  const most = max * mostOfMax;
  if (points !== null && points <= most) return points;
  throw new ClassError(
    'bad-fields',
    message('gradebook.bad-points', { most, found: text.trim().slice(0, 40) || '–' }),
  );
}

/** Keeps a decision about a mark, with its reason. Throws a `ClassError` where none is given. */
export async function decideMark(
  store: Store,
  { assessment, learner, question }: MarkOf,
  decision: MarkDecision,
  given: { readonly reason: string; readonly by: string; readonly now: number },
): Promise<void> {
  const reason = given.reason.trim();
  if (reason === '') throw new ClassError('bad-fields', message('gradebook.no-reason'));
  if (reason.length > longestReason) {
    throw new ClassError('bad-fields', message('gradebook.long-reason', { most: longestReason }));
  }
  await store.markChanges.add({
    id: newId(),
    assessment,
    learnerId: learner,
    question: question && { chapter: question.chapter, id: question.id },
    decision,
    reason,
    madeAt: given.now,
    madeBy: given.by,
  });
}
