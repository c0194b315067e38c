import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainCell } from '../../src/gradebook/cell.ts';
import { toMoodle } from '../../src/gradebook/moodle.ts';
import type { ScoreRow } from '../../src/gradebook/table.ts';
import { render } from '../../src/i18n/text.ts';
import { hardNames, person, row, table, waiting } from './support/table.ts';

const options = { title: 'Volumes, week 4', language: 'en' } as const;
const header = [
  'First name',
  'Surname',
  'ID number',
  'Email address',
  'Volumes, week 4',
  'Feedback',
];

function moodle(rows: readonly ScoreRow[]) {
  const { content, warnings } = toMoodle(table(rows), options);
  const [head, ...lines] = parse(content);
  const said = warnings.map(({ text, names }) => [text.key, ...names]);
  return { content, head, lines, said, warnings };
}

const ada = person({ name: 'Ada Lovelace', email: 'ada@example.org', externalId: '1815' });
const lei = person({ name: '李雷', email: 'lei@example.org', externalId: '42' });

test('a row has the names, the ids, the points as a number and a plain feedback', () => {
  const { head, lines, said } = moodle([row(ada), row(lei)]);
  expect(head).toEqual(header);
  const feedback = '0.333 of 3 points; 1 of 2 questions answered.';
  expect(lines).toEqual([
    ['Ada', 'Lovelace', '1815', 'ada@example.org', '0.3333', feedback],
    ['雷', '李', '42', 'lei@example.org', '0.3333', feedback],
  ]);
  expect(said).toEqual([]);
});

test('a grade is a number or empty: what awaits review or is excused is neither a guess nor a letter', () => {
  const { lines, said } = moodle([waiting(ada), row(lei, { state: 'excused' })]);
  expect(lines.map((line) => line.slice(4))).toEqual([
    ['', '0.333 of 3 points so far; some answers await review.'],
    ['', 'Excused.'],
  ]);
  expect(said).toEqual([
    ['gradebook.moodle-provisional', 'Ada Lovelace'],
    ['gradebook.moodle-excused-left', '李雷'],
  ]);
});

test('whom Moodle cannot find comes first, so that it stops there and books nothing to somebody else', () => {
  const eve = person({ name: 'Eve' });
  const { lines, said, warnings } = moodle([row(ada), row(eve), row(lei)]);
  expect(lines.map(([first]) => first)).toEqual(['Eve', 'Ada', '雷']);
  expect(said).toEqual([['gradebook.moodle-no-email', 'Eve']]);
  expect(warnings.map(({ text }) => render(text, 'en'))[0]).toContain('1 learner has no email');
});

test('where all have an ID number and not all an email, it says to map by that', () => {
  const eve = person({ name: 'Eve', externalId: '7' });
  expect(moodle([row(ada), row(eve)]).said).toEqual([['gradebook.moodle-by-number']]);
});

test('every row is as wide as the header, whatever the names are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hardNames))),
      (names) => {
        const { lines } = moodle(names.map((name) => row(person({ name, email: 'x@y.z' }))));
        expect(lines.map((line) => line.length)).toEqual(names.map(() => header.length));
        const whole = (text = '') => text.replaceAll(/[\s,，]/g, '');
        for (const [index, name] of names.entries()) {
          const [first = '', family = ''] = (lines[index] ?? []).map(plainCell);
          expect([whole(first + family), whole(family + first)]).toContain(whole(name));
        }
      },
    ),
  );
});

test('a text that a spreadsheet could run is made safe in every column', () => {
  const evil = person({ name: '=1 +1', email: '@x', externalId: '-1' });
  const { lines } = moodle([row(evil)]);
  expect(lines[0]?.slice(0, 4)).toEqual(["'=1", "'+1", "'-1", "'@x"]);
  expect(toMoodle(table([]), { title: '=1', language: 'en' }).content).toContain("'=1");
});
