import { shown } from '../i18n/shown.ts';
import type { Text } from '../i18n/text.ts';
import { message } from '../i18n/text.ts';
import type { QuestionProblem } from './kind.ts';

/** A problem at a place in the question. */
export function problem(
  path: readonly (string | number)[],
  expected: Text,
  found: Text,
): QuestionProblem {
  return { path, expected, found };
}

/** Reports every id that an earlier entry of the list already has, at the later one's `id`. */
export function duplicateIds(
  list: string,
  entries: readonly { readonly id: string }[],
): readonly QuestionProblem[] {
  const seen = new Set<string>();
  const problems: QuestionProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    if (seen.has(entry.id)) {
      problems.push(
        problem(
          [list, index, 'id'],
          message('questions.expected-unique-id'),
          message('questions.found-duplicate-id', { id: shown(entry.id) }),
        ),
      );
    }
    seen.add(entry.id);
  }
  return problems;
}
