import type { Chapter } from '../authoring/content.ts';
import type { Finding } from '../checks/finding.ts';
import { gradeQuestion, parseResponse, questionNeeds } from '../questions/any.ts';
import type { Grade } from '../questions/grade.ts';
import type { OwnedResponse } from '../store/response-types.ts';
import type { Store } from '../store/store.ts';
import { asPut } from './as-put.ts';
import { fromEvidence } from './evidence.ts';

/** A part of a task whose verdict is another one now; null where the part is not there. */
export interface ChangedFinding {
  readonly check: string;
  readonly before: Finding | null;
  readonly after: Finding | null;
}

/**
 * Why a grade stays as it is although it was not judged again: its question is gone, the response no longer fits it,
 * its evidence does not show what today's content asks for, or a person has settled it.
 */
export type KeptReason = 'gone' | 'misfit' | 'unseen' | 'settled';

/** What a response is worth with today's content, or why it keeps the grade it has. */
export type Judged = { readonly grade: Grade } | { readonly kept: KeptReason };

/** The parts of a task that two grades judge in different ways. */
export function changedFindings(before: Grade, after: Grade): readonly ChangedFinding[] {
  const ids = new Set([...before.findings, ...after.findings].map((one) => one.check));
  return [...ids].flatMap((check) => {
    const was = before.findings.find((one) => one.check === check) ?? null;
    const is = after.findings.find((one) => one.check === check) ?? null;
    const isSame = was?.state === is?.state && was?.points === is?.points && was?.max === is?.max;
    return isSame ? [] : [{ check, before: was, after: is }];
  });
}

/** Whether two grades are worth the same, for the same reasons. */
export function isSameGrade(before: Grade, after: Grade): boolean {
  return (
    before.points === after.points &&
    before.max === after.max &&
    before.state === after.state &&
    changedFindings(before, after).length === 0
  );
}

/** Judges a response again, by what was answered and seen then and with today's content; nothing is changed. */
export async function judgeAgain(
  store: Store,
  chapter: Chapter | undefined,
  owned: OwnedResponse,
): Promise<Judged> {
  const { response } = owned;
  const written = chapter?.questions.find((one) => one.id === owned.question);
  if (chapter === undefined || written === undefined) return { kept: 'gone' };
  if (response.grade.grader !== 'engine') return { kept: 'settled' };
  const question = asPut(chapter, written, owned.parameters);
  const parsed = parseResponse(question, response.response);
  if (!parsed.ok) return { kept: 'misfit' };
  const looks = questionNeeds(question).length > 0;
  const evidence = looks ? await store.responses.evidence(response.id) : null;
  if (looks && evidence === null) return { kept: 'unseen' };
  const observation = evidence === null ? null : fromEvidence(evidence.observation);
  const grade = gradeQuestion(question, parsed.response, { observation });
  return grade.state === 'unknown' && response.grade.state !== 'unknown'
    ? { kept: 'unseen' }
    : { grade };
}
