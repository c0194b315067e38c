import { z } from 'zod';
import { reportedIn } from '../../attempts/reported.ts';
import type { Language, Localised } from '../../i18n/language.ts';
import { message, render } from '../../i18n/text.ts';
import { parseResponse } from '../../questions/any.ts';
import type { Question } from '../../questions/question.ts';

const ids = z.array(z.string());
const pairs = z.record(z.string(), z.string());

interface Labelled {
  readonly id: string;
  readonly text: Localised;
}

/**
 * What was answered, as plain text line by line, with the texts of the parts that were chosen. An answer that does not
 * fit its question (any more) is shown as it is kept.
 */
export function answerLines(
  question: Question | null,
  response: unknown,
  language: Language,
): readonly string[] {
  const asKept = typeof response === 'string' ? response : JSON.stringify(response);
  if (question === null || !parseResponse(question, response).ok) return [asKept];
  const textOf = (parts: readonly Labelled[], id: string) =>
    parts.find((part) => part.id === id)?.text[language] ?? id;
  switch (question.kind) {
    case 'true-false':
      return [render(message(response === true ? 'questions.true' : 'questions.false'), language)];
    case 'multiple-choice':
      return ids.parse(response).map((id) => textOf(question.options, id));
    case 'ordering':
      return ids.parse(response).map((id, at) => `${at + 1}. ${textOf(question.items, id)}`);
    case 'matching': {
      const { left, right } = question;
      return Object.entries(pairs.parse(response)).map(
        ([one, other]) => `${textOf(left, one)} → ${textOf(right, other)}`,
      );
    }
    case 'task': {
      const reported = reportedIn(response);
      return question.answers.flatMap(({ id, label }) =>
        reported[id] === undefined ? [] : [`${label[language]}: ${reported[id]}`],
      );
    }
    default:
      return [asKept];
  }
}
