import { fileURLToPath } from 'node:url';
import { loadContent } from '../../../src/authoring/load.ts';
import { report } from '../../../src/authoring/report.ts';
import type { Question } from '../../../src/questions/question.ts';
import { drawParameters, instantiate } from '../../../src/questions/variants.ts';

const dir = fileURLToPath(new URL('../../../questions', import.meta.url));
const loaded = await loadContent(dir);
if (loaded.content === null) throw new Error(report(dir, loaded.problems, 'en'));

/** Every chapter that Plimsoll comes with. */
export const { chapters } = loaded.content;

/** The questions of one kind in every chapter, in order, with the first value of each parameter. */
export function questionsOf<K extends Question['kind']>(
  kind: K,
): readonly Extract<Question, { kind: K }>[] {
  const isOfKind = (question: Question): question is Extract<Question, { kind: K }> =>
    question.kind === kind;
  return chapters.flatMap((chapter) =>
    chapter.questions
      .map((question) => instantiate(question, drawParameters(chapter.parameters, null)))
      .filter(isOfKind),
  );
}
