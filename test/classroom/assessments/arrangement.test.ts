import { describe, expect, it } from 'vitest';
import {
  moveQuestion,
  moveSection,
  type Sections,
  sameIds,
  taken,
  withAdded,
  withoutQuestion,
  withoutSection,
} from '../../../src/classroom/assessments/arrangement.ts';
import { render } from '../../../src/i18n/text.ts';

/** Sections written as `ab c`: a letter a question, a word a section; `-` is an empty one. */
function sections(text: string): Sections {
  return text.split(' ').map((word) => ({
    heading: null,
    order: 'listed' as const,
    questions: [...word.replace('-', '')].map((question) => ({
      chapter: 'x',
      question,
      points: 1,
    })),
  }));
}

function inWords(arranged: Sections): string {
  return arranged
    .map(({ questions }) => questions.map(({ question }) => question).join('') || '-')
    .join(' ');
}

const abc = sections('abc de -');

describe('the questions of an assessment', () => {
  it.each([
    ['up', 0, 1, 'bac de -'],
    ['down', 0, 1, 'acb de -'],
    ['up', 0, 0, 'abc de -'],
    ['down', 0, 2, 'ab cde -'],
    ['up', 1, 0, 'abcd e -'],
    ['down', 1, 1, 'abc d e'],
    ['down', 2, 0, 'abc de -'],
    ['up', 7, 7, 'abc de -'],
  ] as const)('move %s from section %i, place %i', (direction, section, question, after) => {
    expect(inWords(moveQuestion(abc, { section, question }, direction))).toBe(after);
    expect(inWords(abc)).toBe('abc de -');
  });

  it('move with their section, and go with it', () => {
    expect(inWords(moveSection(abc, 1, 'up'))).toBe('de abc -');
    expect(inWords(moveSection(abc, 2, 'down'))).toBe('abc de -');
    expect(inWords(withoutSection(abc, 0))).toBe('de -');
    expect(inWords(withoutQuestion(abc, { section: 0, question: 1 }))).toBe('ac de -');
  });

  it('are added at the end of a section, or in a new one', () => {
    const added = [{ chapter: 'x', question: 'f', points: 2 }];
    expect(inWords(withAdded(abc, 0, added))).toBe('abcf de -');
    expect(inWords(withAdded(abc, 3, added))).toBe('abc de - f');
    expect(inWords(withAdded([], 5, added))).toBe('f');
  });

  it('that were taken are those that are in no section any more', () => {
    expect(taken(abc, sections('ed a')).map(({ question }) => question)).toEqual(['b', 'c']);
    expect(taken(abc, moveSection(abc, 0, 'down'))).toEqual([]);
  });

  it('have ids of their own, over all chapters', () => {
    expect(sameIds(abc)).toBeNull();
    const again = withAdded(abc, 1, [{ chapter: 'x', question: 'a', points: 1 }]);
    expect(render(sameIds(again) ?? { en: '', 'zh-CN': '' }, 'en')).toContain('`x/a`');
    const other = withAdded(abc, 1, [{ chapter: 'y', question: 'a', points: 1 }]);
    expect(render(sameIds(other) ?? { en: '', 'zh-CN': '' }, 'en')).toContain('`x` and `y`');
  });
});
