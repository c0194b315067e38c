import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { render } from '../../src/i18n/text.ts';
import {
  gradeQuestion,
  maxPoints,
  parseResponse,
  questionNeeds,
  questionProblems,
  readForm,
  solution,
} from '../../src/questions/any.ts';
import { isKind, questionKinds } from '../../src/questions/registry.ts';
import { everyKind } from './support/every-kind.ts';

const all = Object.entries(everyKind);
const noEngine = { observation: null };

describe.each(all)('a question of kind %s', (kind, { question, response }) => {
  it('is listed under its own name, and its example has no problem', () => {
    expect(isKind(kind) && questionKinds[kind].kind).toBe(kind);
    expect(questionProblems(question)).toEqual([]);
  });

  it('gives full points for the right response, unless the engine or a person must tell', () => {
    const parsed = parseResponse(question, response);
    expect(parsed).toEqual({ ok: true, response });
    const grade = gradeQuestion(question, response, noEngine);
    expect(grade.max).toBe(maxPoints(question));
    if (questionNeeds(question).length > 0) {
      expect(grade).toMatchObject({ state: 'unknown', points: 0 });
    } else if (kind === 'essay') {
      expect(grade.state).toBe('needs-review');
    } else {
      expect(grade).toMatchObject({ state: 'correct', points: maxPoints(question) });
    }
  });

  it('refuses responses of every other shape with a sentence in both languages', () => {
    for (const wrong of [null, undefined, 7, ['a', 1], { a: 1 }, 'x'.repeat(20_001), [[]]]) {
      const parsed = parseResponse(question, wrong);
      expect(parsed.ok).toBe(false);
      for (const language of languages) {
        expect(parsed.ok ? '' : render(parsed.problem, language)).not.toBe('');
      }
    }
  });

  it('reads any form without throwing', () => {
    const field = fc.oneof(fc.string(), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), field), field, (form, given) => {
        const read = readForm(question, { ...form, response: given });
        expect([true, false]).toContain(parseResponse(question, read).ok);
      }),
    );
  });

  it('grades whatever fits within its points, the same way each time, as plain JSON', () => {
    const given = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      fc.subarray(['a', 'b', 'c', 'd']),
      fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('one', 'two', 'three')),
    );
    fc.assert(
      fc.property(given, (value) => {
        const parsed = parseResponse(question, value);
        if (!parsed.ok) return;
        const grade = gradeQuestion(question, parsed.response, noEngine);
        expect(grade.points).toBeGreaterThanOrEqual(0);
        expect(grade.points).toBeLessThanOrEqual(maxPoints(question));
        expect(gradeQuestion(question, parsed.response, noEngine)).toEqual(grade);
        expect(JSON.parse(JSON.stringify(grade))).toEqual(grade);
        for (const language of languages) {
          for (const { text } of grade.feedback) expect(render(text, language)).not.toBe('');
        }
      }),
    );
  });

  it('throws for a response that was never parsed', () => {
    expect(() => gradeQuestion(question, 7, noEngine)).toThrow(kind);
  });

  it('survives its own schema unchanged, so that a filled-in question is still one', () => {
    expect(isKind(kind) && questionKinds[kind].schema.parse(structuredClone(question))).toEqual(
      question,
    );
  });
});

describe('the right answer in words', () => {
  it.each([
    ['true-false', 'True'],
    ['multiple-choice', 'a; c'],
    ['short-answer', '`--all` or `-a`'],
    ['numerical', '`128 MiB`'],
    ['matching', 'a → one; b → two; c → three'],
    ['ordering', 'a; b; c; d'],
    ['command', '`docker volume inspect *`'],
  ] as const)('%s: %s', (kind, words) => {
    const text = solution(everyKind[kind].question);
    expect(text && render(text, 'en')).toBe(words);
  });

  it('is shown another way for what a person or an engine tells', () => {
    for (const kind of ['essay', 'observation', 'task'] as const) {
      expect(solution(everyKind[kind].question)).toBeNull();
    }
  });
});
