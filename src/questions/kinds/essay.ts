import { z } from 'zod';
import { localised } from '../../i18n/language.ts';
import { message } from '../../i18n/text.ts';
import { formValue } from '../answers/form.ts';
import { questionBase } from '../base.ts';
import { keyPoint } from '../essay/key-point.ts';
import { suggestKeyPoints } from '../essay/suggest.ts';
import type { Feedback } from '../grade.ts';
import type { QuestionKind } from '../kind.ts';
import { duplicateIds } from '../problems.ts';
import { longResponse } from '../response.ts';

const schema = questionBase.extend({
  kind: z.literal('essay'),
  rubric: z
    .array(keyPoint)
    .min(1)
    .max(20)
    .describe('The key points an answer should make. Their points add up to the question’s.'),
  'model-answer': localised.describe('An answer that makes every key point. Markdown.'),
});

export type Essay = z.infer<typeof schema>;

function max(question: Essay): number {
  return question.rubric.reduce((sum, point) => sum + point.points, 0);
}

/**
 * Free text, read by a person against a rubric. Grading only suggests: its points count once somebody settles them.
 * The form's field is `response`.
 */
export const essay: QuestionKind<Essay, string> = {
  kind: 'essay',
  schema,
  response: longResponse.describe('The answer as it was typed.'),
  max,
  problems: (question) => duplicateIds('rubric', question.rubric),
  misfit: (_question, given) => (given.trim() === '' ? message('questions.misfit-empty') : null),
  readForm: (_question, form) => formValue(form, 'response'),
  needs: () => [],
  grade(question, given) {
    const weights = new Map(question.rubric.map((point) => [point.id, point.points]));
    const suggestions = suggestKeyPoints(question.rubric, given, Object.values(question.prompt));
    const feedback = suggestions.map((suggestion): Feedback => {
      const worth = weights.get(suggestion.keyPoint) ?? 0;
      return {
        part: suggestion.keyPoint,
        state: suggestion.share > 0 ? 'suggested' : 'note',
        text: suggestion.reason,
        points: suggestion.share * worth,
        max: worth,
        ...(suggestion.quote === null ? {} : { quote: suggestion.quote }),
      };
    });
    return {
      points: feedback.reduce((sum, { points = 0 }) => sum + points, 0),
      max: max(question),
      state: 'needs-review',
      feedback,
      findings: [],
    };
  },
  solution: () => null,
};
