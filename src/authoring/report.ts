import { join } from 'node:path';
import type { Language } from '../i18n/language.ts';
import { message, render } from '../i18n/text.ts';
import type { ContentProblem } from './content.ts';

/** Spaces up to a column, tabs kept, wide characters counted as two, so that the caret stands under its place. */
function indentTo({ source, column }: ContentProblem): string {
  return source
    .slice(0, column - 1)
    .replaceAll(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu,
      '  ',
    )
    .replaceAll(/[^\t ]/gu, ' ');
}

/** One problem as a compiler prints it: its place, what was expected and found, and the line with a caret. */
export function problemLines(dir: string, problem: ContentProblem, language: Language): string {
  const { file, line, column, expected, found, source } = problem;
  const wording = render(message('authoring.problem', { expected, found }), language);
  const head = `${join(dir, file)}:${line}:${column}: ${wording}`;
  return source.trim() === '' ? head : `${head}\n    ${source}\n    ${indentTo(problem)}^`;
}

/** Every problem, and a last line that counts them. */
export function report(
  dir: string,
  problems: readonly ContentProblem[],
  language: Language,
): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  const summary = message('authoring.summary', { problems: problems.length, files });
  return [
    ...problems.map((problem) => problemLines(dir, problem, language)),
    render(summary, language),
  ].join('\n');
}
