import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { localised } from '../../../src/i18n/language.ts';
import { type KeyPoint, keyPoint } from '../../../src/questions/essay/key-point.ts';

const answer = z.strictObject({
  answer: z.string(),
  why: z.string().optional(),
  given: z.string().optional(),
  earns: z.record(z.string(), z.string()).default({}),
});
const answers = z.strictObject({
  right: z.array(answer),
  wrong: z.array(answer),
  partly: z.array(answer).default([]),
});
const question = z.looseObject({ rubric: z.array(keyPoint), 'model-answer': localised });

function load(path: string): unknown {
  return parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

/** An essay question of the project's own content. */
export function essayOf(path: string): z.infer<typeof question> {
  return question.parse(load(`../../../questions/${path}`));
}

/** The rubric of an essay question of the project's own content. */
export function rubricOf(path: string): readonly KeyPoint[] {
  return essayOf(path).rubric;
}

/** The collected answers of one file, each with the key points it truly says and words that must be quoted for them. */
export function answersOf(name: string): z.infer<typeof answers> {
  return answers.parse(load(name));
}
