import type { Chapter } from '../authoring/content.ts';
import type { Engine } from '../engine/engine.ts';
import { message } from '../i18n/text.ts';
import { gradeQuestion, parseResponse } from '../questions/any.ts';
import type { Grade } from '../questions/grade.ts';
import { drawParameters, instantiate } from '../questions/variants.ts';
import { AttemptError } from './errors.ts';
import { look } from './look.ts';

/**
 * Grades a task, found by its id in any chapter, on the engine as it is now, with the first value of each parameter.
 * Nothing is kept. Throws an `AttemptError` for an unknown task or answers that do not fit.
 */
export async function gradeTask(
  engine: Engine,
  chapters: readonly Chapter[],
  id: string,
  answers: Readonly<Record<string, string>>,
): Promise<Grade> {
  const tasks = chapters.flatMap((chapter) =>
    chapter.questions
      .filter((question) => question.kind === 'task')
      .map((question) => ({ chapter, question })),
  );
  const found = tasks.find(({ question }) => question.id === id);
  if (!found) {
    const known = tasks.map(({ question }) => question.id).join(', ');
    throw new AttemptError(
      'unknown-question',
      message('attempts.unknown-task', { task: id, known }),
    );
  }
  const question = instantiate(found.question, drawParameters(found.chapter.parameters, null));
  const parsed = parseResponse(question, answers);
  if (!parsed.ok) {
    throw new AttemptError(
      'wrong-response',
      message('attempts.wrong-response', { kind: question.kind, expected: parsed.problem }),
    );
  }
  const status = await engine.status();
  if (!status.answers) throw new AttemptError('no-engine', status.reason);
  return gradeQuestion(question, parsed.response, { observation: await look(engine, question) });
}
