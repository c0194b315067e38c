import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CanvasOptions, toCanvas } from '../../../src/gradebook/canvas/canvas.ts';
import { type CanvasStudent, readRoster } from '../../../src/gradebook/canvas/roster.ts';
import { plainCell } from '../../../src/gradebook/cell.ts';
import type { ScoreRow } from '../../../src/gradebook/table.ts';
import { hardNames, person, row, table, waiting } from '../support/table.ts';

const options: CanvasOptions = { title: 'Volumes', assignmentId: '77', students: null };

function canvas(rows: readonly ScoreRow[], other: Partial<CanvasOptions> = {}) {
  const { content, rows: count, warnings } = toCanvas(table(rows), { ...options, ...other });
  const [header, possible, ...lines] = parse(content);
  const said = warnings.map(({ text, names }) => [text.key, ...names]);
  return { content, header, possible, lines, count, said };
}

const ada = person({ name: 'Ada Lovelace', externalId: 'S1815' });
const students: readonly CanvasStudent[] = readRoster(
  'Student,ID,SIS User ID,SIS Login ID,Section\n"Lovelace, Ada",11,S1815,ada@example.org,A and B\n',
);

test('the header and the points possible are those that Canvas looks for', () => {
  const { content, header, possible } = canvas([row(ada)], { students });
  expect(content.split('\n')[0]).toBe('Student,ID,SIS User ID,SIS Login ID,Section,Volumes (77)');
  expect(/^(.*)\s\((\d+)\)$/.exec(header?.[5] ?? '')?.slice(1)).toEqual(['Volumes', '77']);
  expect(possible).toEqual(['    Points Possible', '', '', '', '', '3']);
});

test('a learner stands there as Canvas itself names them', () => {
  const { lines, count, said } = canvas([row(ada)], { students });
  expect(lines).toEqual([['Lovelace, Ada', '11', 'S1815', 'ada@example.org', 'A and B', '0.3333']]);
  expect(count).toBe(1);
  expect(said).toEqual([]);
});

test('excused is EX, and what awaits review an empty cell that a warning names', () => {
  const lei = person({ name: '李雷' });
  const { lines, said } = canvas([row(ada, { state: 'excused' }), waiting(lei)]);
  expect(lines.map((line) => line.at(-1))).toEqual(['EX', '']);
  expect(said).toContainEqual(['gradebook.canvas-provisional', '李雷']);
});

test('who is not surely a student of the export is not in the file, and named', () => {
  const eve = person({ name: 'Eve' });
  const twins = [person({ id: 'x', name: 'Bo' }), person({ id: 'y', name: 'Bo' })];
  const bo = { student: 'Bo', id: '12', sisUserId: '', sisLoginId: 'bo', section: 'A', email: '' };
  const all = [ada, eve, ...twins, person({ name: 'Lovelace, Ada' })].map((one) => row(one));
  const { lines, said } = canvas(all, { students: [...students, bo] });
  expect(lines.map(([student]) => student)).toEqual(['Lovelace, Ada']);
  expect(said).toEqual([
    ['gradebook.canvas-unmatched', 'Eve'],
    ['gradebook.canvas-ambiguous', 'Bo', 'Bo'],
    ['gradebook.canvas-taken', 'Lovelace, Ada'],
  ]);
});

test('without an export everybody is in it with what is known, and a warning says how Canvas matches', () => {
  const lei = person({ name: '李雷', email: 'lei@example.org', section: 'B' });
  const { lines, said } = canvas([row(lei)]);
  expect(lines).toEqual([['李雷', '', '', 'lei@example.org', 'B', '0.3333']]);
  expect(said).toEqual([['gradebook.canvas-no-roster']]);
});

test.each([
  ['Final Grade of week 4', '77', ['gradebook.canvas-ignored']],
  ['Final Score', '77', ['gradebook.canvas-ignored']],
  ['Volumes', null, ['gradebook.canvas-no-assignment']],
  ['Volumes (4)', null, ['gradebook.canvas-no-assignment', 'gradebook.canvas-number']],
  ['Volumes (4)', '77', []],
])('the title %j with the assignment %j is warned of as %j', (title, assignmentId, keys) => {
  const { said, header } = canvas([row(ada)], { students, title, assignmentId });
  expect(said.flat()).toEqual(keys);
  expect(header?.[5]).toBe(assignmentId ? `${title} (${assignmentId})` : title);
});

test('a title stays in one line, so that Canvas finds the number after it', () => {
  expect(canvas([], { title: ' Volumes\nand more ' }).header?.[5]).toBe('Volumes and more (77)');
});

test('names come back as they were, and none is one that a spreadsheet would run', () => {
  const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1', ...hardNames));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 6 }), (names) => {
      const { lines } = canvas(names.map((one) => row(person({ name: one }))));
      expect(lines.map(([student]) => plainCell(student ?? ''))).toEqual(names);
      for (const line of lines) {
        expect(line).toHaveLength(6);
        expect(line[0]).not.toMatch(/^[=+\-@\t\r]/);
      }
    }),
  );
});
