import type { Chapter, Content } from '../authoring/content.ts';
import { message } from '../i18n/text.ts';
import type { Question } from '../questions/question.ts';
import { AttemptError } from './errors.ts';

const byId = new WeakMap<Chapter, ReadonlyMap<string, Question>>();

function questionsOf(chapter: Chapter): ReadonlyMap<string, Question> {
  const known = byId.get(chapter);
  if (known) return known;
  const questions = new Map(chapter.questions.map((question) => [question.id, question]));
  byId.set(chapter, questions);
  return questions;
}

/** The chapter of this id; throws an `AttemptError` where there is none. */
export function findChapter(content: Content, id: string): Chapter {
  const chapter = content.chapters.find((one) => one.id === id);
  if (chapter) return chapter;
  throw new AttemptError(
    'unknown-chapter',
    message('attempts.unknown-chapter', { chapter: id.slice(0, 64) }),
    { chapters: content.chapters.map((one) => one.id) },
  );
}

/** The question of this id in a chapter, as its author wrote it; throws an `AttemptError` where there is none. */
export function findQuestion(chapter: Chapter, id: string): Question {
  const question = questionsOf(chapter).get(id);
  if (question) return question;
  throw new AttemptError(
    'unknown-question',
    message('attempts.unknown-question', { chapter: chapter.id, question: id.slice(0, 64) }),
    { questions: chapter.questions.map((one) => one.id) },
  );
}

/** A question, and the chapter it stands in. */
export interface Placed {
  readonly chapter: Chapter;
  /** As its author wrote it. */
  readonly question: Question;
}

/** The question of this id in the chapter of that one; null where it stands there no more. */
export function lookUp(
  chapters: readonly Chapter[],
  chapterId: string,
  questionId: string,
): Placed | null {
  const chapter = chapters.find(({ id }) => id === chapterId);
  const question = chapter && questionsOf(chapter).get(questionId);
  return chapter && question ? { chapter, question } : null;
}
