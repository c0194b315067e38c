import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { keyPoint } from '../../../src/questions/essay/key-point.ts';
import { suggestKeyPoints } from '../../../src/questions/essay/suggest.ts';

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

function load(name: string): unknown {
  return parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

const { rubric } = z
  .strictObject({ rubric: z.array(keyPoint) })
  .parse(load('leave-attached.rubric.yaml'));

const files = (process.env['E_FILES'] ?? 'leave-attached.en.yaml leave-attached.zh-CN.yaml').split(
  ' ',
);
describe.each(files)('%s', (file) => {
  const { right, wrong, partly } = answers.parse(load(file));
  it.each([...right, ...wrong, ...partly])('$answer', ({ answer, given, earns }) => {
    const suggestions = suggestKeyPoints(rubric, answer, given === undefined ? [] : [given]);
    const earned = suggestions.filter((one) => one.share === 1);
    expect(earned.map((one) => one.keyPoint).toSorted()).toEqual(Object.keys(earns).toSorted());
    for (const one of earned) expect(one.quote).toContain(earns[one.keyPoint]);
  });
});
