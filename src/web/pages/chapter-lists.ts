import type { ChapterProgress, QuestionProgress } from '../../attempts/attempts.ts';
import type { Language } from '../../i18n/language.ts';
import { questionPath } from './paths.ts';
import { type Standing, standingOf } from './standing.ts';

/** One question's line in a list. */
export interface QuestionLine {
  readonly ordinal: number;
  readonly href: string;
  readonly title: string;
  readonly kind: string;
  readonly state: Standing;
  readonly points: number;
  readonly max: number;
  readonly provisional: boolean;
  readonly responses: number;
}

/** The lines of a chapter's questions, in its order. */
export function questionLines(progress: ChapterProgress, language: Language): QuestionLine[] {
  return progress.questions.map((one, index) => {
    const provisional = one.points === 0 && one.provisional > 0;
    return {
      ordinal: index + 1,
      href: questionPath(progress.chapter.id, one.question),
      title: one.question.title[language],
      kind: one.question.kind,
      state: standingOf(one),
      points: provisional ? one.provisional : one.points,
      max: one.max,
      provisional,
      responses: one.responses,
    };
  });
}

/** How many questions have an answer. */
export function answeredCount(progress: ChapterProgress): number {
  return progress.questions.filter((one) => one.responses > 0).length;
}

/** Where to go on: the first that has no answer, else the first that is not all right; null when all is. */
export function nextQuestion(progress: ChapterProgress): QuestionProgress | null {
  return (
    progress.questions.find((one) => one.responses === 0) ??
    progress.questions.find((one) => !['correct', 'needs-review'].includes(standingOf(one))) ??
    null
  );
}
