import { describe, expect, it } from 'vitest';
import { keyPoint } from '../../../src/questions/essay/key-point.ts';

const point = {
  id: 'stops',
  points: 2,
  text: { en: 'It stops.', 'zh-CN': '它会停止。' },
  evidence: [{ says: { en: ['stop*'], 'zh-CN': ['停止'] } }],
};

describe('a key point', () => {
  it('may leave out what it does not need', () => {
    expect(keyPoint.parse(point).evidence[0]).toEqual({
      about: [],
      says: { en: ['stop*'], 'zh-CN': ['停止'] },
      denies: { en: [], 'zh-CN': [] },
    });
  });

  it.each([
    ['a weight that is not positive', { ...point, points: 0 }],
    ['words in one language only', { ...point, evidence: [{ says: { en: ['stop*'] } }] }],
    ['a key that it does not have', { ...point, evidences: [] }],
    ['a way without any word', { ...point, evidence: [{ says: { en: ['*'], 'zh-CN': [] } }] }],
    ['evidence that looks for nothing', { ...point, evidence: [{ about: [] }] }],
  ])('is refused with %s', (_what, wrong) => {
    expect(keyPoint.safeParse(wrong).success).toBe(false);
  });
});
