import { expect, test } from 'vitest';
import { matchStudents } from '../../../src/gradebook/canvas/match.ts';
import type { CanvasStudent } from '../../../src/gradebook/canvas/roster.ts';
import type { Person } from '../../../src/gradebook/table.ts';
import { person } from '../support/table.ts';

function student(id: string, known: Partial<CanvasStudent>): CanvasStudent {
  return { student: '', id, sisUserId: '', sisLoginId: '', section: '', email: '', ...known };
}

function match(learners: readonly Person[], students: readonly CanvasStudent[]) {
  const { studentOf, ...left } = matchStudents(learners, students);
  const found = learners.map(({ id }) => studentOf.get(id)?.id ?? null);
  const names = (people: readonly Person[]) => people.map(({ name }) => name);
  return {
    found,
    ambiguous: names(left.ambiguous),
    taken: names(left.taken),
    unmatched: names(left.unmatched),
  };
}

const none = { ambiguous: [], taken: [], unmatched: [] };

test('a learner is found by SIS id, by login, by email in either column, and by name', () => {
  const learners = [
    person({ name: 'a', externalId: 'S1' }),
    person({ name: 'b', login: 'BEE' }),
    person({ name: 'c', email: 'C@example.org' }),
    person({ name: 'd', email: 'd@example.org' }),
    person({ name: 'Ada  Lovelace' }),
    person({ name: '李雷' }),
  ];
  const students = [
    student('1', { sisUserId: 's1' }),
    student('2', { sisLoginId: 'bee' }),
    student('3', { sisLoginId: 'c@example.org' }),
    student('4', { email: 'd@example.org', sisLoginId: 'dd' }),
    student('5', { student: 'Lovelace, Ada' }),
    student('6', { student: '李, 雷' }),
  ];
  expect(match(learners, students)).toEqual({ found: ['1', '2', '3', '4', '5', '6'], ...none });
});

test('a surer sign goes before a less sure one', () => {
  const students = [
    student('1', { student: 'Ada', sisUserId: 'S1' }),
    student('2', { student: 'Ada B', sisLoginId: 'ada@example.org' }),
  ];
  const ada = person({ name: 'Ada', externalId: 'S1', email: 'ada@example.org' });
  expect(match([ada], students)).toEqual({ found: ['1'], ...none });
});

test('of two students of one name none is guessed, not even when the other one is spoken for', () => {
  const students = [
    student('1', { student: 'Li Lei', sisUserId: 'S1' }),
    student('2', { student: 'Li Lei' }),
  ];
  const learners = [
    person({ id: 'x', name: 'Li Lei', externalId: 'S1' }),
    person({ id: 'y', name: 'Li Lei' }),
  ];
  expect(match(learners, students)).toEqual({ ...none, found: ['1', null], ambiguous: ['Li Lei'] });
});

test('two learners who fit one student alike are both left out; a less sure one gives way', () => {
  const students = [student('1', { student: 'Ada', sisUserId: 'S1' })];
  const twins = [person({ id: 'x', name: 'Ada' }), person({ id: 'y', name: 'ada' })];
  expect(match(twins, students)).toEqual({
    ...none,
    found: [null, null],
    ambiguous: ['Ada', 'ada'],
  });
  const sure = person({ id: 'z', name: 'A. L.', externalId: 'S1' });
  const namesake = person({ id: 'x', name: 'Ada' });
  expect(match([namesake, sure], students)).toEqual({
    ...none,
    found: [null, '1'],
    taken: ['Ada'],
  });
});

test('a shared name with another id is chance', () => {
  const students = [student('1', { student: 'Ada', sisUserId: 'S1' })];
  const other = person({ name: 'Ada', externalId: 'S2' });
  expect(match([other], students)).toEqual({ ...none, found: [null], unmatched: ['Ada'] });
});

test('what is not known matches nothing', () => {
  expect(match([person({ name: ' ' })], [student('1', {})])).toEqual({
    ...none,
    found: [null],
    unmatched: [' '],
  });
});
