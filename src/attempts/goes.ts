import { z } from 'zod';
import type { Chapter } from '../authoring/content.ts';
import type { Question } from '../questions/question.ts';
import { drawParameters, instantiate, type Parameters } from '../questions/variants.ts';
import type { QuestionAttempt } from '../store/question-attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { findChapter, findQuestion } from './find.ts';
import type { Frame } from './frame.ts';

/** One go at one question by one learner, with the question as it is put to them. */
export interface Go {
  readonly id: string;
  /** Whose it is. */
  readonly learner: string;
  readonly attemptId: string;
  /** From 1. */
  readonly number: number;
  readonly startedAt: number;
  /** What the order of options is drawn from; an unsigned 32-bit number. */
  readonly seed: number;
  readonly chapter: Chapter;
  /** With its parameters filled in. */
  readonly question: Question;
}

/** Finds the current go, and remembers it: it is asked for at every answer. */
export interface Goes {
  /** The current go; the first one begins here. Throws an `AttemptError` for an unknown chapter or question. */
  current(learner: string, chapter: string, question: string): Promise<Go>;
  /** Begins the next go after `go`. */
  next(learner: string, go: Go): Promise<Go>;
  /** What a question looks like with the parameters that a go was kept with; new ones take their first value. */
  variant(chapter: Chapter, question: Question, stored: unknown): Question;
}

interface Remembered {
  readonly learner: string;
  readonly attemptId: string;
  readonly seed: string;
  readonly go: QuestionAttempt;
  /** As it was last put to the learner; made again when the content has changed. */
  put?: Go;
}

const mostRemembered = 50_000;

const parametersShape = z.record(z.string(), z.string());

/** What a parameter has that was declared after a go began: its first value. */
function firstValues(chapter: Chapter): Parameters {
  return drawParameters(chapter.parameters, null);
}

export function createGoes({ store, content, clock }: AttemptDeps, frame: Frame): Goes {
  const remembered = new Map<string, Remembered>();
  const variants = new WeakMap<Question, Map<string, Question>>();

  const remember = (key: string, one: Remembered) => {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, one);
  };
  const variant = (chapter: Chapter, question: Question, stored: unknown): Question => {
    const parameters = { ...firstValues(chapter), ...parametersShape.parse(stored) };
    const known = variants.get(question) ?? new Map<string, Question>();
    variants.set(question, known);
    const key = JSON.stringify(parameters);
    const found = known.get(key) ?? instantiate(question, parameters);
    if (known.size < 1000) known.set(key, found);
    return found;
  };
  const goOf = (chapter: Chapter, question: Question, one: Remembered): Go => {
    if (one.put?.chapter === chapter) return one.put;
    const { learner, attemptId, seed, go } = one;
    one.put = {
      id: go.id,
      learner,
      attemptId,
      number: go.number,
      startedAt: go.startedAt,
      seed: frame.optionSeed(seed, chapter, question, go.number),
      chapter,
      question: variant(chapter, question, go.parameters),
    };
    return one.put;
  };
  const begin = async (
    learner: string,
    chapter: Chapter,
    question: Question,
  ): Promise<Remembered> => {
    const now = clock();
    const { id: attemptId, seed } = await frame.run(learner, chapter, now);
    const go = await store.questionAttempts.findOrStart({
      attemptId,
      question: question.id,
      parameters: frame.parameters(seed, chapter, question),
      startedAt: now,
    });
    return { learner, attemptId, seed, go };
  };

  return {
    variant,
    current: async (learner, chapterId, questionId) => {
      const chapter = findChapter(await content.current(), chapterId);
      const question = findQuestion(chapter, questionId);
      const key = `${learner}\n${chapter.id}\n${question.id}`;
      let found = remembered.get(key);
      if (!found) {
        found = await begin(learner, chapter, question);
        remember(key, found);
      }
      return goOf(chapter, question, found);
    },
    next: async (learner, go) => {
      const key = `${learner}\n${go.chapter.id}\n${go.question.id}`;
      const { seed } = remembered.get(key) ?? (await frame.run(learner, go.chapter, clock()));
      const asWritten = findQuestion(go.chapter, go.question.id);
      const made = await store.questionAttempts.startOver(
        {
          attemptId: go.attemptId,
          question: asWritten.id,
          parameters: frame.parameters(seed, go.chapter, asWritten),
          startedAt: clock(),
        },
        go.number,
      );
      const found: Remembered = { learner, attemptId: go.attemptId, seed, go: made };
      remember(key, found);
      return goOf(go.chapter, asWritten, found);
    },
  };
}
