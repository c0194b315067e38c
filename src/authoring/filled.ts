import { message } from '../i18n/text.ts';
import { questionProblems } from '../questions/any.ts';
import type { Question } from '../questions/question.ts';
import { instantiate, type Parameters, placeholders } from '../questions/variants.ts';
import type { ContentProblem } from './content.ts';
import type { YamlFile } from './yaml-file.ts';

function suits(question: Question, parameters: Parameters): boolean {
  try {
    return questionProblems(instantiate(question, parameters)).length === 0;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** Every declared value that would break a question once it is filled in, at its place in chapter.yaml. */
export function unsuitableValues(
  chapter: YamlFile,
  declared: Readonly<Record<string, readonly string[]>>,
  questions: readonly Question[],
): readonly ContentProblem[] {
  const firsts = Object.entries(declared).flatMap(([name, [first]]) =>
    first === undefined ? [] : [[name, first] as const],
  );
  return questions.flatMap((question) => {
    const named = new Set(placeholders(question).map(({ name }) => name));
    return Object.entries(declared)
      .filter(([name]) => named.has(name))
      .flatMap(([name, values]) =>
        values.flatMap((value, index) => {
          const parameters = { ...Object.fromEntries(firsts), [name]: value };
          if (suits(question, parameters)) return [];
          return chapter.problem(chapter.offset(['parameters', name, index], 'value'), {
            expected: message('authoring.expected-suitable-value', { id: question.id }),
            found: message('authoring.found-text', { text: value }),
          });
        }),
      );
  });
}
