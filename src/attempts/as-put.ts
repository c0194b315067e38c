import { z } from 'zod';
import type { Chapter } from '../authoring/content.ts';
import type { Question } from '../questions/question.ts';
import { drawParameters, instantiate } from '../questions/variants.ts';

const parameters = z.record(z.string(), z.string());

/** A question as it was put in a go that was kept with these parameters; new ones take their first value. */
export function asPut(chapter: Chapter, question: Question, stored: unknown): Question {
  return instantiate(question, {
    ...drawParameters(chapter.parameters, null),
    ...parameters.parse(stored),
  });
}
