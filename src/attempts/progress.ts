import type { Chapter } from '../authoring/content.ts';
import { maxPoints } from '../questions/any.ts';
import type { QuestionAttempt } from '../store/question-attempts.ts';
import type { QuestionScore, Score } from '../store/scores.ts';
import type { Attempts, ProgressGrade, QuestionProgress } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { findChapter } from './find.ts';
import type { Frame } from './frame.ts';
import type { Goes } from './goes.ts';
import { bestOf, countedPoints } from './standing.ts';
import { gradeState } from './stored-grade.ts';

function gradeOf(score: Score): ProgressGrade {
  const { points, max, submittedAt } = score;
  return { points, max, state: gradeState(score.state), submittedAt };
}

function newestGoes(goes: readonly QuestionAttempt[]): ReadonlyMap<string, QuestionAttempt> {
  return new Map(goes.map((go) => [go.question, go]));
}

/** How far a learner is in a chapter; one who has not begun is at the beginning, and nothing is written. */
export function progressing(
  { store, content }: AttemptDeps,
  goes: Goes,
  { assessment }: Pick<Frame, 'assessment'>,
): Attempts['progress'] {
  const kept = async (learner: string, chapter: Chapter) => {
    const attempt = await store.attempts.current({
      learnerId: learner,
      chapter: chapter.id,
      assessment,
    });
    if (!attempt) return { scores: [], tries: [] };
    const [scores, tries] = await Promise.all([
      store.scores.ofAttempt(attempt.id),
      store.questionAttempts.ofAttempt(attempt.id),
    ]);
    return { scores, tries };
  };
  const hasDraft = async (go: QuestionAttempt | undefined, score: QuestionScore | undefined) => {
    if (!go) return false;
    const draft = await store.drafts.get(go.id);
    return draft !== null && draft.savedAt > (score?.latest.submittedAt ?? 0);
  };
  return async (learner, chapterId) => {
    const chapter = findChapter(await content.current(), chapterId);
    const { scores, tries } = await kept(learner, chapter);
    const scoreOf = new Map(scores.map((score) => [score.question, score]));
    const goOf = newestGoes(tries);
    const questions = await Promise.all(
      chapter.questions.map(async (question): Promise<QuestionProgress> => {
        const go = goOf.get(question.id);
        const score = scoreOf.get(question.id);
        const grades = score ? [gradeOf(score.best), gradeOf(score.latest)] : [];
        return {
          question: goes.variant(chapter, question, go?.parameters ?? {}),
          max: maxPoints(question),
          best: bestOf(grades),
          latest: grades[1] ?? null,
          ...countedPoints(grades),
          responses: score?.responses ?? 0,
          hasDraft: await hasDraft(go, score),
        };
      }),
    );
    const sum = (of: (one: QuestionProgress) => number) =>
      questions.reduce((total, one) => total + of(one), 0);
    return {
      chapter,
      questions,
      points: sum((one) => one.points),
      provisional: sum((one) => one.provisional),
      max: sum((one) => one.max),
    };
  };
}
