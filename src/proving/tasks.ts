import type { Chapter } from '../authoring/content.ts';
import type { Task } from '../questions/kinds/task.ts';
import type { Question } from '../questions/question.ts';
import { drawParameters, instantiate } from '../questions/variants.ts';
import { withTag } from '../sandboxes/stand-ins/all.ts';

/** Tasks to prove, and the images that their chapters declare: all that an engine holds for them. */
export interface TasksToProve {
  readonly tasks: readonly Task[];
  /** Each once, with its tag. */
  readonly images: readonly string[];
}

function isTask(question: Question): question is Task {
  return question.kind === 'task';
}

/** The tasks of these ids, or all where none is named, in their order, with the first value of each parameter. */
export function tasksToProve(
  chapters: readonly Chapter[],
  ids: readonly string[] = [],
): TasksToProve {
  const chosen = chapters.map((chapter) => ({
    chapter,
    tasks: chapter.questions
      .filter(({ kind, id }) => kind === 'task' && (ids.length === 0 || ids.includes(id)))
      .map((question) => instantiate(question, drawParameters(chapter.parameters, null)))
      .filter(isTask),
  }));
  const using = chosen.filter(({ tasks }) => tasks.length > 0);
  return {
    tasks: using.flatMap(({ tasks }) => tasks),
    images: [...new Set(using.flatMap(({ chapter }) => chapter.images.map(withTag)))],
  };
}
