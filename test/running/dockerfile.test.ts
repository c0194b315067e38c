import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/database.ts';
import { until } from '../support/until.ts';
import { type Instruction, stagesOf, wordsOf } from './support/dockerfile.ts';
import { freePort } from './support/programs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const stages = stagesOf(readFileSync(join(root, 'Dockerfile'), 'utf8'));
const instruction = (name: string) =>
  stages.at(-1)?.find((one) => one.name === name)?.rest ?? `there is no ${name}`;

/** What .dockerignore leaves of a folder of the checkout. */
const ignored = [/^src\/setup(\/|$)/, /\.sqlite/];
const isSent = (path: string) => !ignored.some((pattern) => pattern.test(path));

/** Takes a COPY or RUN of the Dockerfile in `folder`, which stands for /app, as docker would. */
async function take({ name, rest }: Instruction, folder: string, before: string): Promise<void> {
  if (name === 'RUN' && rest.startsWith('npm ')) {
    await run('npm', rest.split(' ').slice(1), { cwd: folder });
  }
  if (name !== 'COPY') return;
  const [first = '', ...more] = rest.split(' ');
  const fromStage = first.startsWith('--from=');
  const names = fromStage ? more : [first, ...more];
  for (const from of names.slice(0, -1)) {
    const source = fromStage ? join(before, from.replace('/app/', '')) : join(root, from);
    const filter = (path: string) => fromStage || isSent(path.slice(root.length));
    cpSync(source, join(folder, basename(from)), { recursive: true, filter });
  }
}

/** The folder /app as the Dockerfile's last stage leaves it. */
async function build(): Promise<string> {
  let folder = '';
  for (const stage of stages) {
    const before = folder;
    folder = join(temporaryFolder(), 'app');
    mkdirSync(folder);
    for (const one of stage) await take(one, folder, before);
  }
  return folder;
}

test('the Dockerfile’s steps, taken in an empty folder, give a server that answers from only the copied files', async () => {
  const app = await build();
  expect(readdirSync(app).sort()).toEqual([
    'db',
    'node_modules',
    'package.json',
    'questions',
    'src',
    'views',
  ]);
  const data = temporaryFolder();
  const settings = Object.fromEntries(
    instruction('ENV')
      .replaceAll('/data', data)
      .split(' ')
      .map((pair) => pair.split('=', 2)),
  );
  const PORT = String(await freePort());
  const env = { PATH: process.env.PATH, DOCKER_HOST: 'unix:///nowhere', PORT, ...settings };
  const [, ...args] = wordsOf(instruction('CMD'));
  const child = spawn(process.execPath, args, { cwd: app, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const [, ...check] = wordsOf(instruction('HEALTHCHECK').replace(/^.*? CMD /, ''));
  await until(() => run(process.execPath, check, { cwd: app, env }), `it to be healthy: ${said}`);
  expect(said).toContain(`Plimsoll is ready at http://127.0.0.1:${PORT}\n`);
  expect(readdirSync(data)).toContain('plimsoll.sqlite');

  const url = `http://127.0.0.1:${PORT}`;
  const page = await (await fetch(`${url}/chapters/managing-containers`)).text();
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  expect(scripts.length).toBeGreaterThan(2);
  for (const path of scripts) expect((await fetch(`${url}${path}`)).status).toBe(200);
  const backup = ['src/cli/plimsoll.ts', 'backup', join(data, 'backup.sqlite')];
  const made = await run(process.execPath, backup, { cwd: app, env });
  expect(made.stdout).toContain('passed its check');

  child.kill('SIGTERM');
  expect((await exited)[0]).toBe(0);
  await expect(run(process.execPath, check, { cwd: app, env })).rejects.toMatchObject({ code: 1 });
}, 180_000);

test('the image runs as a user without rights, with its database in a volume', () => {
  expect(instruction('USER')).toBe('node');
  expect(instruction('VOLUME')).toBe('/data');
  expect(instruction('ENV')).toContain('DATABASE_URL=sqlite:/data/');
  expect(instruction('RUN')).toBe('install -d -o node -g node /data');
});

test('the image is built on the Node that the project is pinned to', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const major = String(devDependencies.node).split('.')[0];
  expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toContain(`ARG NODE=node:${major}-slim\n`);
});

test('docker is sent what the Dockerfile copies, and nothing else', () => {
  const lines = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const copied = stages
    .flat()
    .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
    .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
  const sent = lines
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1).replace('/migrations', ''));
  expect(lines[0]).toBe('*');
  expect(sent.sort()).toEqual([...new Set(copied)].sort());
  expect(lines).toContain('src/setup');
  expect(lines).toContain('**/*.sqlite*');
});
