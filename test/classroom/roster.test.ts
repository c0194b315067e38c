import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/classroom/roster/csv.ts';
import { planRoster } from '../../src/classroom/roster/plan.ts';
import { readRoster } from '../../src/classroom/roster/read.ts';
import { render } from '../../src/i18n/text.ts';
import type { Person } from '../../src/store/people.ts';

function problemsIn(text: string): string[] {
  return readRoster(text).rows.flatMap(({ line, problems }) =>
    problems.map((problem) => `${line}: ${render(problem, 'en')}`),
  );
}

function person(changes: Partial<Person>): Person {
  return {
    id: 'ada',
    name: 'Ada Lovelace',
    login: 'ada',
    email: 'ada@example.org',
    externalId: '1815',
    section: 'A',
    role: 'student',
    passwordHash: null,
    createdAt: 0,
    removedAt: null,
    ...changes,
  };
}

function kinds(text: string, people: readonly Person[]): string[] {
  return planRoster(readRoster(text).rows, people).map((one) => {
    if (one.kind === 'problem') return one.problems.map((text) => render(text, 'en')).join();
    return one.kind === 'change' ? `change ${Object.keys(one.changes).join()}` : one.kind;
  });
}

describe('CSV', () => {
  test('reads back whatever a spreadsheet writes, as an independent reader does', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ';', '王', ' ', '\t') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const text = stringify(rows, { quoted: true, record_delimiter: 'windows' });
          const wanted: string[][] = parse(text, { relax_column_count: true });
          const filled = wanted.filter((cells) => cells.some((one) => one.trim() !== ''));
          expect(readCsv(text).records.map(({ cells }) => cells)).toEqual(filled);
        },
      ),
    );
  });

  test('knows tabs and semicolons, and counts lines through quoted line ends', () => {
    const file = readCsv('\uFEFFname\temail\r\n"Ada\nL."\ta@b\r\n\r\nBob\tb@c');
    expect(file.records).toEqual([
      { line: 1, cells: ['name', 'email'] },
      { line: 2, cells: ['Ada\nL.', 'a@b'] },
      { line: 5, cells: ['Bob', 'b@c'] },
    ]);
    expect(readCsv('a;"b,c";d').records[0]?.cells).toEqual(['a', 'b,c', 'd']);
    expect(readCsv('a,b\nc,"d\ne').openQuote).toBe(2);
  });
});

describe('a roster', () => {
  test('without headers is name, e-mail or login, external id, section', () => {
    const { rows } = readRoster('Ada Lovelace, ada@example.org, 1815, A\n王小明,xiaoming\n');
    expect(rows).toMatchObject([
      { name: 'Ada Lovelace', email: 'ada@example.org', externalId: '1815', section: 'A' },
      { name: '王小明', login: 'xiaoming', email: null, externalId: null, section: null },
    ]);
  });

  test('of Canvas is known by its headers; its points row and its test student are no students', () => {
    const text = [
      'Student,ID,SIS User ID,SIS Login ID,Section,"Essay (42)"',
      '    Points Possible,,,,,10',
      '"Lovelace, Ada",7,1815,ada@example.org,A and B,9',
      '"王, 小明",8,,xm,A,',
      '"Student, Test",9,,abcdef,A,',
    ].join('\n');
    const file = readRoster(text);
    expect(file.source).toBe('canvas');
    expect(file.rows).toMatchObject([
      { line: 3, name: 'Ada Lovelace', email: 'ada@example.org', externalId: '1815' },
      { line: 4, name: '王小明', login: 'xm', externalId: '8', section: 'A' },
    ]);
  });

  test.each([
    ['First name,Surname,ID number,Email address,Groups', 'Ada,Lovelace,1815,a@b.org,A'],
    [
      '"First name","Last name",Username,"ID number","Email address"',
      'Ada,Lovelace,ada,1815,a@b.org',
    ],
    ['姓氏,名字,学号,电子邮件地址', 'Lovelace,Ada,1815,a@b.org'],
  ])('of Moodle is known by its headers: %s', (header, row) => {
    const file = readRoster(`${header}\n${row}`);
    expect(file.source).toBe('moodle');
    expect(file.rows).toMatchObject([
      { name: 'Ada Lovelace', email: 'a@b.org', externalId: '1815', problems: [] },
    ]);
  });

  test('names every problem by its line', () => {
    const text = 'name,email,login\n,a@b.org,\nAda,,\nBob,not an address,\nEve,,two words\n';
    expect(problemsIn(text)).toEqual([
      '2: There is no name of 1 to 200 characters.',
      '3: There is neither a login nor an e-mail address.',
      '4: `not an address` is no e-mail address.',
      '5: `two words` is no login: it is one word, of 200 characters at most.',
    ]);
  });

  test('that cannot be read at all says why', () => {
    const why = (text: string) => {
      const { problem } = readRoster(text);
      return problem && render(problem, 'en');
    };
    expect(why(' \n\n')).toContain('nobody in this list');
    expect(why('name,section\nAda,A')).toContain('No column holds a login');
    expect(why('name,email\n"Ada,a@b.org')).toContain('line 2 is never closed');
  });

  test('adds, changes, leaves and brings back, and an empty cell erases nothing', () => {
    const gone = { id: 'bob', name: 'Bob', login: 'bob', email: null, externalId: null };
    const people = [person({}), person({ ...gone, removedAt: 5 })];
    const text = 'name,email,login,section\nAda King,ADA@example.org,,B\nBob,,bob,\nEve,e@x.org,,';
    expect(kinds(text, people)).toEqual(['change name,email,section', 'change removedAt', 'add']);
    expect(kinds('name,login\nAda Lovelace,ada', people)).toEqual(['same']);
  });

  test('refuses a row that repeats another, fits two people, or is somebody who teaches', () => {
    const bob = person({ id: 'bob', name: 'Bob', login: 'bob', email: null, externalId: '2' });
    const tessa = person({
      id: 't',
      name: 'Tessa',
      login: 'tessa',
      email: null,
      externalId: null,
      role: 'teacher',
    });
    const text = 'name,login,id\nEve,eve,\nEva,EVE,\nAda,ada,2\nTessa,tessa,';
    expect(kinds(text, [person({}), bob, tessa])).toEqual([
      'add',
      'The external id, login or e-mail address stands in line 2 already.',
      expect.stringContaining('This fits two people of the class'),
      'Tessa is a teacher here, and is not changed by a list of students.',
    ]);
  });
});
