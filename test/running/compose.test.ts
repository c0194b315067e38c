import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { temporaryFolder } from '../support/database.ts';
import { debianProgram, runProgram } from './support/programs.ts';

const file = fileURLToPath(new URL('../../compose.yaml', import.meta.url));

const service = z.object({
  network_mode: z.string().optional(),
  environment: z.record(z.string(), z.string().nullable()),
  group_add: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  profiles: z.array(z.string()).default([]),
});
const composition = z.object({ services: z.record(z.string(), service) });

/** What `docker-compose config` makes of the file in this environment; it refuses what is no valid composition. */
async function config(env: Readonly<Record<string, string>>) {
  const compose = await debianProgram(['docker-compose'], '/usr/bin/docker-compose');
  const folder = temporaryFolder();
  copyFileSync(file, join(folder, 'compose.yaml'));
  return runProgram(compose, ['-f', 'compose.yaml', 'config'], { cwd: folder, env });
}

test('compose.yaml is valid, keeps the database in a volume, and shares the machine’s network', async () => {
  const { code, said } = await config({ DOCKER_GID: '998' });
  expect({ code, said }).toMatchObject({ code: 0 });
  const { plimsoll, postgres } = composition.parse(parse(said)).services;
  expect(plimsoll?.volumes.map((volume) => volume.replace(/:rw$/, ''))).toEqual([
    'data:/data',
    '/var/run/docker.sock:/var/run/docker.sock',
  ]);
  expect(plimsoll?.environment.DATABASE_URL).toBe('sqlite:/data/plimsoll.sqlite');
  expect(plimsoll?.network_mode).toBe('host');
  expect(plimsoll?.group_add).toEqual(['998']);
  expect(postgres?.profiles).toEqual(['postgres']);
});

test('compose.yaml asks for the group of the socket where .env does not say it', async () => {
  const { code, said } = await config({});
  expect(code).not.toBe(0);
  expect(said).toContain('stat -c %g /var/run/docker.sock');
});

test('compose.yaml warns of what the socket is, beside it', () => {
  expect(readFileSync(file, 'utf8')).toMatch(/WARNING: .*root on this machine[\s\S]*docker\.sock:/);
});
