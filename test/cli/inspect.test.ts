import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { testApp } from '../support/app.ts';
import { temporaryFolder } from '../support/database.ts';
import { disposableEngine } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { plimsoll, started } from './support/plimsoll.ts';
import { questionsFolder, say, volumeTask } from './support/questions.ts';

const engine = disposableEngine();

test('a task is inspected in the terminal: a bind mount fails with its reason, a named volume passes', async () => {
  const env = { DOCKER_HOST: engine().dockerHost };
  await engine().shell('docker run -d --name redis -v /tmp/data:/data redis:alpine');
  const wrong = await plimsoll(['inspect', 'named-volume'], env);
  expect(wrong.code).toBe(1);
  expect(wrong.stdout).toMatch(/^✕ .*redis/m);
  expect(wrong.stdout).toContain('why:');
  const json = await plimsoll(['inspect', 'named-volume', '--json'], env);
  expect(json.code).toBe(1);
  const verdict = JSON.parse(json.stdout);
  expect(verdict).toMatchObject({ task: 'named-volume', passed: false });
  const mounted = verdict.findings.find((one: { check: string }) => one.check === 'mounted');
  expect(Object.keys(mounted).sort()).toEqual([
    'check',
    'diagnosis',
    'expected',
    'found',
    'max',
    'next',
    'points',
    'state',
  ]);
  expect(mounted).toMatchObject({ state: 'failed', points: 0, diagnosis: { id: 'bind-mount' } });

  await engine().shell(
    'docker rm -f redis; docker volume create redis_data; docker run -d --name redis -v redis_data:/data redis:alpine',
  );
  const right = await plimsoll(['inspect', 'named-volume'], env);
  expect(right.stderr).toBe('');
  expect(right.code).toBe(0);
  expect(right.stdout).not.toContain('✕');
});

test('a task is followed in the terminal: a line a change, until it is enough', async () => {
  const env = { DOCKER_HOST: engine().dockerHost };
  const watching = started(['inspect', 'named-volume', '--watch'], env);
  await until(async () => watching.stdout().includes('Ctrl-C ends it.'), 'the first checklist');
  expect(watching.stdout()).toMatch(/^named-volume: not passed, 0 of 5 points$/m);
  await engine().shell('docker volume create redis_data');
  await until(async () => /^\d\d:\d\d:\d\d {2}✓ .*1\/1$/m.test(watching.stdout()), 'the volume');
  await engine().shell('docker run -d --name redis -v redis_data:/data redis:alpine');
  await until(async () => /named-volume: passed, 5 of 5 points$/m.test(watching.stdout()), 'all');
  const before = watching.stdout().length;
  await engine().shell('docker rm -f redis');
  await until(async () => /✕ .*0\/3 .*removed/m.test(watching.stdout().slice(before)), 'the end');
  expect(await watching.end('SIGINT')).toMatchObject({ code: 1, stderr: '' });
});

test('a followed task is told to programs as an object a line, and ends with 0 where it passed last', async () => {
  const env = { DOCKER_HOST: engine().dockerHost };
  await engine().shell(
    'docker volume create redis_data; docker run -d --name redis -v redis_data:/data redis:alpine',
  );
  const watching = started(['inspect', 'named-volume', '--watch', '--json'], env);
  const objects = () =>
    watching
      .stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line || '{}'));
  await until(async () => objects().at(-1).passed === true, 'passed');
  await engine().shell('docker stop -t 0 redis');
  await until(async () => objects().at(-1).passed === false, 'not passed');
  await engine().shell('docker start redis');
  await until(async () => objects().at(-1).passed === true, 'passed');
  expect(await watching.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
});

test('a value that is reported is judged on the engine', async () => {
  const driver = { id: 'driver', label: say('driver'), read: { volume: 'data', fact: 'driver' } };
  const env = {
    DOCKER_HOST: engine().dockerHost,
    QUESTIONS_DIR: questionsFolder([volumeTask('asking', { answers: [driver] })]),
  };
  await engine().shell('docker volume create data');
  const silent = await plimsoll(['inspect', 'asking'], env);
  expect(silent).toMatchObject({ code: 1, stdout: expect.stringMatching(/^○ driver {2}0\/1$/m) });
  const right = await plimsoll(['inspect', 'asking', '--answer', 'driver=local'], env);
  expect(right).toMatchObject({ code: 0, stdout: expect.stringMatching(/^✓ driver {2}1\/1$/m) });
  const stranger = await plimsoll(['inspect', 'asking', '--answer', 'drivel=local'], env);
  expect(stranger.code).toBe(2);
  expect(stranger.stderr).toContain('drivel');
});

test('what happened counts from a time on', async () => {
  const made = { id: 'made', events: [{ type: 'volume', action: 'create', actor: 'data' }] };
  const env = {
    DOCKER_HOST: engine().dockerHost,
    QUESTIONS_DIR: questionsFolder([volumeTask('made', { checks: [made] })]),
  };
  await engine().shell('docker volume create data');
  const after = String(Date.now() / 1000 + 0.001);
  const since = async (time: string) =>
    (await plimsoll(['inspect', 'made', '--since', time], env)).code;
  expect([await since('10m'), await since(after)]).toEqual([0, 1]);
});

test('what cannot be inspected ends with 2 and its reason', async () => {
  const env = { DOCKER_HOST: engine().dockerHost };
  const unknown = await plimsoll(['inspect', 'nothing'], env);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('named-volume');
  const away = await plimsoll(['inspect', 'named-volume'], { DOCKER_HOST: 'unix:///no/engine' });
  expect(away.code).toBe(2);
  expect(away.stderr).toContain('/no/engine');
  const when = await plimsoll(['inspect', 'named-volume', '--since', 'lunch'], env);
  expect(when.code).toBe(2);
  expect(when.stderr).toContain('“lunch”');
});

test('a task is inspected through the app, its evidence kept, and once passed it stays passed', async () => {
  const { app, services } = await testApp({ dockerHost: engine().dockerHost });
  const inspect = async () =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/v1/chapters/managing-containers/tasks/named-volume/inspections',
        payload: {},
      })
    ).json();
  expect(await inspect()).toMatchObject({ passed: false, points: 0 });
  await engine().shell(
    'docker volume create redis_data; docker run -d --name redis -v redis_data:/data redis:alpine',
  );
  const passed = await inspect();
  expect(passed).toMatchObject({ passed: true, points: passed.max });
  await engine().shell('docker rm -f redis');
  expect(await inspect()).toMatchObject({ passed: false });
  const state = await services.attempts.state('solo', 'managing-containers', 'named-volume');
  expect(state.best).toMatchObject({ state: 'correct', points: passed.max });
  expect(state.passedAt).not.toBeNull();
  const evidence = await services.attempts.evidence('solo', state.responses[1]?.id ?? '');
  expect(evidence?.containers.redis).toMatchObject({ state: 'present' });
});

test('scores are exported to a file, and an unknown chapter is refused', async () => {
  const folder = temporaryFolder();
  const DATABASE_URL = `sqlite:${join(folder, 'plimsoll.sqlite')}`;
  const store = await openStore(DATABASE_URL);
  await store.learners.ensure({ id: 'a', name: '=Ada, "A"', email: null, createdAt: 1 });
  await store.attempts.findOrStart({
    learnerId: 'a',
    chapter: 'sampler',
    assessment: '',
    seed: 's',
    startedAt: 1,
  });
  await store.close();
  const out = join(folder, 'scores.csv');
  const env = { DATABASE_URL };
  const wrote = await plimsoll(['export', 'sampler', '--format', 'csv', '--out', out], env);
  expect(wrote).toMatchObject({ code: 0, stdout: '' });
  expect(readFileSync(out, 'utf8')).toContain(`a,"'=Ada, ""A""",`);
  const json = await plimsoll(['export', 'sampler', '--format', 'json'], env);
  expect(JSON.parse(json.stdout)).toMatchObject({ chapter: 'sampler', learners: [{ id: 'a' }] });
  expect((await plimsoll(['export', 'nowhere'], env)).code).toBe(2);
  const slip = join(folder, 'plimsol.sqlite');
  const absent = await plimsoll(['export', 'sampler'], { DATABASE_URL: `sqlite:${slip}` });
  expect(absent.code).toBe(2);
  expect(absent.stderr).toContain(slip);
  expect(existsSync(slip)).toBe(false);
  expect((await plimsoll(['export', 'sampler', '--format', 'odt'], env)).code).toBe(2);
  const unwritable = await plimsoll(['export', 'sampler', '--out', '/no/folder/x.csv'], env);
  expect(unwritable.code).toBe(2);
  expect(unwritable.stderr).toContain('/no/folder/x.csv');
});
