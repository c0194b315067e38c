import { expect, test } from 'vitest';
import { figure } from '../../../src/gradebook/analysis/figure.ts';
import { flagsOf } from '../../../src/gradebook/analysis/flags.ts';
import type { ItemFigures } from '../../../src/gradebook/analysis/item-figures.ts';
import { countParts, type Part, type PartCounts } from '../../../src/gradebook/analysis/parts.ts';
import type { ByThird } from '../../../src/gradebook/analysis/thirds.ts';

function item(facility: number, discrimination: number): ItemFigures {
  return {
    answered: 30,
    facility: figure(facility),
    deviation: figure(1),
    discrimination: figure(discrimination),
    efficiency: figure(discrimination),
    weight: figure(10),
  };
}

const fair = item(0.6, 40);

function part(id: string, isKey = false): Part {
  return { id, title: { en: id, 'zh-CN': id }, isKey };
}

const tens: ByThird = { weak: 10, middle: 10, strong: 10 };

function counts(
  kind: PartCounts['kind'],
  by: Readonly<Record<string, readonly [number, number, number]>>,
  keys: readonly string[] = [],
): PartCounts {
  const parts = Object.entries(by).map(([id, [weak, middle, strong]]) => ({
    ...part(id, keys.includes(id)),
    count: { weak, middle, strong },
  }));
  return { kind, of: tens, parts };
}

function flagged(figures: ItemFigures, parts: PartCounts | null = null, learners = 30): string[] {
  return flagsOf(figures, parts, learners).map((flag) =>
    'part' in flag ? `${flag.kind} ${flag.part.id}` : flag.kind,
  );
}

test('a fair item has no flag', () => {
  expect(flagged(fair)).toEqual([]);
});

test('an item is flagged as hard or easy by its facility, and then not as weak as well', () => {
  expect(flagged(item(0.19, 5))).toEqual(['too-hard']);
  expect(flagged(item(0.2, 40))).toEqual([]);
  expect(flagged(item(0.95, 5))).toEqual(['too-easy']);
  expect(flagged(item(0.94, 40))).toEqual([]);
});

test('an item is flagged for a weak discrimination, and always for a negative one', () => {
  expect(flagged(item(0.5, 19.9))).toEqual(['weak-discrimination']);
  expect(flagged(item(0.5, 20))).toEqual([]);
  expect(flagged(item(0.5, 0))).toEqual(['weak-discrimination']);
  expect(flagged(item(0.97, -1))).toEqual(['too-easy', 'negative-discrimination']);
});

test('fewer than ten learners flag nothing', () => {
  expect(flagged(item(0, -50), null, 9)).toEqual([]);
  expect(flagged(item(0, -50), null, 10)).toEqual(['too-hard', 'negative-discrimination']);
});

test('a wrong option that nobody chose is flagged, unless there is no other', () => {
  const three = counts('option', { a: [3, 5, 8], b: [7, 5, 2], c: [0, 0, 0] }, ['a']);
  expect(flagged(fair, three)).toEqual(['option-unchosen c']);
  const two = counts('option', { yes: [10, 10, 10], no: [0, 0, 0] }, ['yes']);
  expect(flagged(fair, two)).toEqual([]);
});

test('a wrong option that more of the strong chose than the key is flagged with it', () => {
  const wrong = counts('option', { a: [6, 5, 4], b: [4, 5, 6], c: [1, 0, 0] }, ['a']);
  expect(flagsOf(fair, wrong, 30)).toMatchObject([
    { kind: 'option-preferred', part: { id: 'b' }, key: { id: 'a' } },
  ]);
  const even = counts('option', { a: [6, 5, 5], b: [4, 5, 5], c: [1, 0, 0] }, ['a']);
  expect(flagged(fair, even)).toEqual([]);
});

test('where several options are right, the one that the fewest of the strong chose is compared', () => {
  const several = counts('option', { a: [5, 5, 9], b: [5, 5, 3], c: [4, 4, 4] }, ['a', 'b']);
  expect(flagsOf(fair, several, 30)).toMatchObject([
    { kind: 'option-preferred', part: { id: 'c' }, key: { id: 'b' } },
  ]);
});

test('a check that nobody missed is flagged while others were missed', () => {
  const some = counts('check', { there: [0, 0, 0], mounted: [6, 3, 1] });
  expect(flagged(fair, some)).toEqual(['check-never-missed there']);
  const none = counts('check', { there: [0, 0, 0], mounted: [0, 0, 0] });
  expect(flagged(fair, none)).toEqual([]);
});

test('parts are counted by third, among those who have an answer', () => {
  const seen = [new Set(['a']), new Set(['b']), null, new Set(['a', 'b'])];
  const members = ['weak', 'middle', 'middle', 'strong'] as const;
  const found = countParts({ kind: 'option', parts: [part('a'), part('b')], seen }, members);
  expect(found.of).toEqual({ weak: 1, middle: 1, strong: 1 });
  expect(found.parts.map(({ id, count }) => [id, count])).toEqual([
    ['a', { weak: 1, middle: 0, strong: 1 }],
    ['b', { weak: 0, middle: 1, strong: 1 }],
  ]);
});
