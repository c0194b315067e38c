import { message } from '../i18n/text.ts';
import type { Feedback, Grade } from '../questions/grade.ts';
import { gradeShare } from '../questions/grading.ts';
import type { Essay } from '../questions/kinds/essay.ts';
import type { Attempts } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { AttemptError } from './errors.ts';
import type { Goes } from './goes.ts';
import { ownResponse } from './own-response.ts';
import { fromStored, toStored } from './stored-grade.ts';

function settledFeedback(
  essay: Essay,
  suggested: readonly Feedback[],
  shares: Readonly<Record<string, number>>,
): Feedback[] {
  const known = new Set(essay.rubric.map((point) => point.id));
  const strange = Object.keys(shares).find((id) => !known.has(id));
  const outside = essay.rubric.find(({ id }) => {
    const share = shares[id];
    return share === undefined || !(share >= 0 && share <= 1);
  });
  const wrong = strange ?? outside?.id;
  if (wrong !== undefined) {
    throw new AttemptError(
      'wrong-shares',
      message('attempts.wrong-shares', { point: wrong.slice(0, 64) }),
      { points: [...known] },
    );
  }
  return essay.rubric.map((point) => {
    const share = shares[point.id] ?? 0;
    const quote = suggested.find((one) => one.part === point.id)?.quote;
    return {
      part: point.id,
      state: share > 0 ? 'correct' : 'incorrect',
      text: message(share > 0 ? 'attempts.settled-made' : 'attempts.settled-missing'),
      points: share * point.points,
      max: point.points,
      ...(quote === undefined ? {} : { quote }),
    };
  });
}

/** Settles what an essay's key points are worth; the suggestion stays in the history of the response's grades. */
export function settling({ store, clock }: AttemptDeps, goes: Goes): Attempts['settle'] {
  return async (learner, chapter, question, settled) => {
    const go = await goes.current(learner, chapter, question);
    const response = await ownResponse(store, learner, settled.response);
    const current = fromStored(response.grade);
    const essay = go.question;
    const ofThisQuestion = response.questionAttemptId === go.id;
    if (essay.kind !== 'essay' || !ofThisQuestion || current.grader.startsWith('teacher:')) {
      throw new AttemptError('nothing-to-settle', message('attempts.nothing-to-settle'));
    }
    const feedback = settledFeedback(essay, current.feedback, settled.shares);
    const max = feedback.reduce((total, one) => total + (one.max ?? 0), 0);
    const points = feedback.reduce((total, one) => total + (one.points ?? 0), 0);
    const grade: Grade = gradeShare(max, max > 0 ? points / max : 0, feedback);
    const at = clock();
    await store.responses.addGrade(
      response.id,
      toStored(grade, { at, grader: 'learner', reason: settled.reason }),
    );
    return grade;
  };
}
