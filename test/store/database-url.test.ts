import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseDatabaseUrl } from '../../src/store/database-url.ts';

test('a SQLite file is found from the working directory, or by its whole path', () => {
  expect(parseDatabaseUrl('sqlite:db/plimsoll.sqlite')).toEqual({
    kind: 'sqlite',
    file: resolve('db/plimsoll.sqlite'),
  });
  expect(parseDatabaseUrl('sqlite:/var/lib/p.sqlite')).toMatchObject({ file: '/var/lib/p.sqlite' });
  expect(parseDatabaseUrl('sqlite:///var/p.sqlite')).toMatchObject({ file: '/var/p.sqlite' });
});

test('the place of a PostgreSQL database is shown without the password', () => {
  const place = (url: string) => {
    const target = parseDatabaseUrl(url);
    return target.kind === 'postgres' ? target.place : target.file;
  };
  expect(place('postgres://ada:secret@db.example:5433/class')).toBe(
    'postgres://db.example:5433/class',
  );
  expect(place('postgresql://ada@/class?host=/run/postgresql')).toBe(
    'postgres:///run/postgresql/class',
  );
});

test.each([
  '',
  'mysql://x/y',
  'sqlite:',
  'sqlite::memory:',
  'plimsoll.sqlite',
  'postgres://a:b:c@[x/d',
])('the URL "%s" is refused with what to write instead', (url) => {
  expect(() => parseDatabaseUrl(url)).toThrow(
    expect.objectContaining({ code: 'bad-url', message: expect.stringMatching(/as in|Write/) }),
  );
});
