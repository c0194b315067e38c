import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/database.ts';
import { testServer } from '../support/server.ts';
import { plimsoll } from './support/plimsoll.ts';

test('a class starts with a link for its first teacher, and a locked-out teacher gets one from the command line', async () => {
  const env = {
    DATABASE_URL: `sqlite:${join(temporaryFolder(), 'plimsoll.sqlite')}`,
    PLIMSOLL_MODE: 'class',
  };
  const early = await plimsoll(['people'], env);
  expect([early.code, early.stderr]).toEqual([2, expect.stringContaining('no database at')]);

  const server = testServer({ env });
  const site = await server.url;
  await expect.poll(() => server.said.stdout).toContain('/link/');
  const link = /(http:\S+\/link\/\S+)/.exec(server.said.stdout)?.[1] ?? '';
  expect(link.startsWith(`${site}/link/`)).toBe(true);
  const use = (url: string, fields: Readonly<Record<string, string>>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const fields = { name: 'Tessa', login: 'tessa', password: 'nine blue buoys' };
  expect((await use(link, fields)).status).toBe(303);

  const { people } = JSON.parse((await plimsoll(['people', '--json'], env)).stdout);
  expect(people).toMatchObject([
    { login: 'tessa', name: 'Tessa', role: 'teacher', hasPassword: true, removed: null },
  ]);
  expect((await plimsoll(['people'], env)).stdout).toMatch(/^tessa {2}Tessa {2}Teacher/);
  expect(await plimsoll(['people', 'link'], env)).toMatchObject({ code: 2 });
  expect(await plimsoll(['people', 'link', 'nobody'], env)).toMatchObject({ code: 2 });
  const made = await plimsoll(['people', 'link', 'TESSA', '--json'], env);
  const { pathname } = new URL(JSON.parse(made.stdout).url);
  expect((await use(`${site}${pathname}`, { password: 'ten green buoys' })).status).toBe(303);
  expect(
    (await use(`${site}/sign-in`, { login: 'tessa', password: 'ten green buoys' })).status,
  ).toBe(303);
});
