import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/i18n/language.ts';
import { suggestKeyPoints } from '../../../src/questions/essay/suggest.ts';
import { answersOf, essayOf, rubricOf } from './support.ts';

const attach = rubricOf('managing-containers/leave-attached.yaml');
const volumes = rubricOf('sampler/essay.yaml');

describe.each([
  { file: 'leave-attached.en.yaml', rubric: attach },
  { file: 'leave-attached.zh-CN.yaml', rubric: attach },
  { file: 'more.en.yaml', rubric: attach },
  { file: 'more.zh-CN.yaml', rubric: attach },
  { file: 'more-still.yaml', rubric: attach },
  { file: 'volumes.answers.yaml', rubric: volumes },
])('the answers of $file earn what they truly say, each with its sentence', ({ file, rubric }) => {
  const { right, wrong, partly } = answersOf(file);
  it.each([...right, ...wrong, ...partly])('$answer', ({ answer, given, earns }) => {
    const suggestions = suggestKeyPoints(rubric, answer, given === undefined ? [] : [given]);
    const earned = suggestions.filter((one) => one.share === 1);
    expect(earned.map((one) => one.keyPoint).toSorted()).toEqual(Object.keys(earns).toSorted());
    for (const one of earned) expect(one.quote).toContain(earns[one.keyPoint]);
  });
});

describe.each(['held-out.en.yaml', 'held-out.zh-CN.yaml', 'later.yaml'])(
  'the answers of %s, which the rubric was not written for,',
  (file) => {
    const { right, wrong } = answersOf(file);
    const judged = [...right, ...wrong].map(({ answer, earns }) => {
      const given = suggestKeyPoints(attach, answer).filter((one) => one.share === 1);
      const truly = Object.keys(earns);
      return {
        false: given.filter((one) => !truly.includes(one.keyPoint)).length,
        found: given.filter((one) => truly.includes(one.keyPoint)).length,
        truly: truly.length,
      };
    });
    const sum = (key: 'false' | 'found' | 'truly'): number =>
      judged.reduce((total, one) => total + one[key], 0);

    it('earn nothing that they do not say', () => {
      expect(sum('false')).toBe(0);
    });

    it('earn nine in ten of the key points that they say', () => {
      expect(sum('found') / sum('truly')).toBeGreaterThanOrEqual(0.9);
    });
  },
);

describe.each(['managing-containers/leave-attached.yaml', 'sampler/essay.yaml'])(
  'the model answer of %s',
  (path) => {
    it.each(languages)('earns every key point in %s', (language) => {
      const question = essayOf(path);
      const suggestions = suggestKeyPoints(question.rubric, question['model-answer'][language]);
      expect(suggestions.filter((one) => one.share === 0)).toEqual([]);
    });
  },
);

describe('the collections', () => {
  it.each(['en', 'zh-CN'])(
    'hold at least twenty right and fifteen wrong answers in %s',
    (language) => {
      const { right, wrong } = answersOf(`leave-attached.${language}.yaml`);
      expect(right.length).toBeGreaterThanOrEqual(20);
      expect(wrong.length).toBeGreaterThanOrEqual(15);
    },
  );
});
