import { assertNever } from '../../../assert-never.ts';
import { reportedIn } from '../../../attempts/reported.ts';
import type { Language, Localised } from '../../../i18n/language.ts';
import { message } from '../../../i18n/text.ts';
import type { Question } from '../../../questions/question.ts';
import { escapeHtml } from '../../html.ts';
import { fieldsOfResponse } from '../fields.ts';
import { lineOf } from '../remark.ts';

/** An answer as a teacher reads it: what was typed, or lines of HTML that name what was chosen. */
export type GivenAnswer =
  | { readonly typed: string }
  | { readonly lines: readonly string[]; readonly isOrdered: boolean };

interface Labelled {
  readonly id: string;
  readonly text: Localised;
}

function asJson(response: unknown): GivenAnswer {
  return { typed: typeof response === 'string' ? response : JSON.stringify(response) };
}

/** What a student answered, in the words of the question where it has words for it. */
export function givenAnswer(
  question: Question | null,
  response: unknown,
  language: Language,
): GivenAnswer {
  if (question === null) return asJson(response);
  const nameOf = (all: readonly Labelled[], id: string) => {
    const found = all.find((one) => one.id === id);
    return found ? lineOf(found.text, language) : `<code>${escapeHtml(id)}</code>`;
  };
  const ids = Array.isArray(response) ? response.map(String) : [];
  switch (question.kind) {
    case 'true-false': {
      if (typeof response !== 'boolean') return asJson(response);
      const word = message(response ? 'questions.true' : 'questions.false');
      return { lines: [lineOf(word, language)], isOrdered: false };
    }
    case 'multiple-choice':
      return { lines: ids.map((id) => nameOf(question.options, id)), isOrdered: false };
    case 'ordering':
      return { lines: ids.map((id) => nameOf(question.items, id)), isOrdered: true };
    case 'matching': {
      const fields = fieldsOfResponse(question, response);
      const lines = question.left.flatMap((left) => {
        const chosen = fields[`response-${left.id}`];
        if (typeof chosen !== 'string') return [];
        return [`${lineOf(left.text, language)} → ${nameOf(question.right, chosen)}`];
      });
      return { lines, isOrdered: false };
    }
    case 'task': {
      const reported = reportedIn(response);
      const lines = question.answers.flatMap(({ id, label }) => {
        const value = reported[id];
        if (value === undefined || value === '') return [];
        return [`${lineOf(label, language)}: <code>${escapeHtml(value)}</code>`];
      });
      return { lines, isOrdered: false };
    }
    case 'short-answer':
    case 'numerical':
    case 'command':
    case 'essay':
    case 'observation':
      return asJson(response);
    default:
      return assertNever(question);
  }
}
