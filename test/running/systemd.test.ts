import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/database.ts';
import { debianProgram, runProgram } from './support/programs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const unit = readFileSync(join(root, 'contrib', 'plimsoll.service'), 'utf8');

test('systemd finds nothing amiss in the unit, and the program that it starts is there', async () => {
  const file = join(temporaryFolder(), 'plimsoll.service');
  writeFileSync(file, unit.replaceAll('/opt/plimsoll', root));
  const analyze = await debianProgram(['systemd'], '/usr/bin/systemd-analyze');
  const asked = await runProgram(analyze, ['verify', '--man=no', file]);
  expect(asked).toEqual({ code: 0, said: '' });
});

test('the unit starts the server as a user of its own, with a database it may write', () => {
  const settings = new Map(
    [...unit.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  expect(settings.get('User')).toBe('plimsoll');
  expect(settings.get('ExecStart')).toMatch(/\/node src\/main\.ts$/);
  expect(unit).toContain(
    `Environment=DATABASE_URL=sqlite:/var/lib/${settings.get('StateDirectory')}/`,
  );
});
