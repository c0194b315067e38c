import type { Chapter } from '../authoring/content.ts';
import { findAssessment } from '../classroom/assessments/assessment.ts';
import { readSeedText, seedText } from '../classroom/assessments/seeds.ts';
import { variantOf } from '../classroom/assessments/variants.ts';
import { ensureLearner } from '../classroom/solo.ts';
import { message } from '../i18n/text.ts';
import type { Question } from '../questions/question.ts';
import { seedFrom } from '../questions/random.ts';
import { drawParameters, type Parameters } from '../questions/variants.ts';
import type { Attempt } from '../store/attempts.ts';
import { newId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { AttemptError } from './errors.ts';

/** What decides how a learner's goes are put to them: the chapter by itself, or an assessment it is part of. */
export interface Frame {
  /** The assessment's id; empty outside of assessments. */
  readonly assessment: string;
  /** The run that a learner's goes in this chapter belong to; begun where there is none. */
  run(learner: string, chapter: Chapter, now: number): Promise<Attempt>;
  /** The values that a go of a run with this seed is put with. */
  parameters(seed: string, chapter: Chapter, question: Question): Parameters;
  /** What the order of options is drawn from, for the go with this number (from 1); an unsigned 32-bit number. */
  optionSeed(seed: string, chapter: Chapter, question: Question, number: number): number;
}

/** A chapter by itself: the first value of every parameter, and another order of options at every go. */
export function chapterFrame(store: Store): Frame {
  return {
    assessment: '',
    run: async (learner, chapter, now) => {
      await ensureLearner(store, learner, now);
      return store.attempts.findOrStart({
        learnerId: learner,
        chapter: chapter.id,
        assessment: '',
        seed: newId(),
        startedAt: now,
      });
    },
    parameters: (_seed, chapter) => drawParameters(chapter.parameters, null),
    optionSeed: (seed, _chapter, question, number) => seedFrom(`${seed} ${question.id} ${number}`),
  };
}

/** An assessment: a variant that is drawn when the work is started, and never changes. */
export function assessmentFrame(store: Store, assessment: string): Frame {
  const variant = (seed: string, chapter: Chapter, question: Question) => {
    const seeds = readSeedText(seed);
    return variantOf(seeds, seeds, chapter, question);
  };
  return {
    assessment,
    run: async (learner, chapter, now) => {
      const kept = await store.attempts.current({
        learnerId: learner,
        chapter: chapter.id,
        assessment,
      });
      if (kept) return kept;
      const [started, { settings, seed }] = await Promise.all([
        store.assessmentAttempts.of(assessment, learner),
        findAssessment(store, assessment),
      ]);
      if (!started) throw new AttemptError('not-now', message('attempts.not-started'));
      return store.attempts.findOrStart({
        learnerId: learner,
        chapter: chapter.id,
        assessment,
        seed: seedText(settings, { assessment: seed, attempt: started.seed }),
        startedAt: now,
      });
    },
    parameters: (seed, chapter, question) => variant(seed, chapter, question).parameters,
    optionSeed: (seed, chapter, question) => variant(seed, chapter, question).options,
  };
}
