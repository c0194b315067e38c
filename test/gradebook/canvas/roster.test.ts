import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RosterError, readRoster, writeRoster } from '../../../src/gradebook/canvas/roster.ts';

const ada = {
  student: 'Lovelace, Ada',
  id: '11',
  sisUserId: 'S1815',
  sisLoginId: 'ada',
  section: 'A',
  email: '',
};

const exported = `\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,"Week 1 (7)",Current Score
,,,,,Manual Posting,(read only)
    Points Possible,,,,,10,(read only)
"Lovelace, Ada",11,S1815,ada,A,9,90
"李, 雷",12,S42,lei@example.org,"A and B",,
`;

test('the students of an export are read; its other rows and columns are left aside', () => {
  expect(readRoster(exported)).toEqual([
    ada,
    {
      student: '李, 雷',
      id: '12',
      sisUserId: 'S42',
      sisLoginId: 'lei@example.org',
      section: 'A and B',
      email: '',
    },
  ]);
});

test('semicolons and tabs separate as commas do, and a name may come in two columns', () => {
  const semicolons = 'Student;ID;SIS Login ID;Section\nLovelace, Ada;11;ada;A\n';
  const tabs = 'LastName\tFirstName\tID\tSIS Login ID\tSection\nLovelace\tAda\t11\tada\tA\n';
  for (const text of [semicolons, tabs]) {
    expect(readRoster(text)).toEqual([{ ...ada, sisUserId: '' }]);
  }
});

test.each([
  ['', 'expected a first line with `Student`, `ID` and `Section`; found: –'],
  ['name,email\nAda,a@b.c\n', 'found: name, email'],
  ['Student,ID,Section\n    Points Possible,,\n', 'no student below it'],
  ['Student,ID,Section\n"Ada,1,A\n', 'cannot be read as CSV'],
])('%j is refused with what was expected', (text, said) => {
  expect(() => readRoster(text)).toThrow(RosterError);
  expect(() => readRoster(text)).toThrow(said);
});

test('what is written for the next form reads back as the same students', () => {
  const text = fc.string({ unit: 'grapheme' }).map((one) => one.trim());
  const student = fc.record({
    student: text,
    id: fc.nat().map(String),
    sisUserId: text,
    sisLoginId: text,
    section: text,
    email: text,
  });
  fc.assert(
    fc.property(fc.array(student, { minLength: 1, maxLength: 4 }), (students) => {
      expect(readRoster(writeRoster(students))).toEqual(students);
    }),
  );
});
