import { z } from 'zod';
import { assertNever } from '../../assert-never.ts';
import { factNeeds, factRef, readFact } from '../../checks/fact.ts';
import type { Seen } from '../../checks/observation.ts';
import { sameFact } from '../../checks/same-fact.ts';
import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';
import { formValue } from '../answers/form.ts';
import { plainAnswer } from '../answers/plain.ts';
import { points, questionBase } from '../base.ts';
import type { Grade, GradeContext } from '../grade.ts';
import { gradeShare } from '../grading.ts';
import type { QuestionKind } from '../kind.ts';
import { response } from '../response.ts';

const schema = questionBase.extend({
  kind: z.literal('observation'),
  points,
  read: factRef.describe('What is read off the engine, at the moment of grading.'),
});

export type ObservationQuestion = z.infer<typeof schema>;

function seen(question: ObservationQuestion, context: GradeContext): Seen<string> {
  return context.observation === null
    ? { state: 'unknown', reason: message('questions.engine-not-asked') }
    : readFact(context.observation, question.read);
}

function grade(question: ObservationQuestion, given: string, context: GradeContext): Grade {
  const fact = seen(question, context);
  const wrong = (text: Text): Grade =>
    gradeShare(question.points, 0, [{ part: null, state: 'incorrect', text }]);
  switch (fact.state) {
    case 'unknown': {
      const text = message('questions.fact-unknown', { reason: fact.reason });
      const none = gradeShare(question.points, 0, [{ part: null, state: 'note', text }]);
      return { ...none, state: 'unknown' };
    }
    case 'absent':
      return wrong(message('questions.fact-absent'));
    case 'present': {
      const plain = plainAnswer(given);
      if (sameFact(question.read, plain, fact.value)) {
        return gradeShare(question.points, 1, [
          { part: null, state: 'correct', text: message('questions.fact-right') },
        ]);
      }
      return wrong(message('questions.fact-wrong', { given: shown(plain) }));
    }
    default:
      return assertNever(fact);
  }
}

/** A value that is on the engine now: the key is read there when the answer is graded. The form's field is `response`. */
export const observation: QuestionKind<ObservationQuestion, string> = {
  kind: 'observation',
  schema,
  response: response.describe('The value as it was typed.'),
  max: (question) => question.points,
  problems: () => [],
  misfit: (_question, given) => (given.trim() === '' ? message('questions.misfit-empty') : null),
  readForm: (_question, form) => formValue(form, 'response'),
  needs: (question) => factNeeds(question.read),
  grade,
  solution: () => null,
};
