import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAttempts } from '../../src/attempts/create.ts';
import { applyRegrade, planRegrade } from '../../src/attempts/regrade.ts';
import { loadContent } from '../../src/authoring/load.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import { openStore } from '../../src/store/store.ts';
import { plimsoll } from '../cli/support/plimsoll.ts';
import { disposableEngine } from '../support/engine.ts';

const engine = disposableEngine({ images: ['redis:alpine'] });
const folder = join(import.meta.dirname, 'support', 'remembering');
const asked = ['solo', 'remembering', 'recover'] as const;
const given = (response: unknown = {}) => ({ response, submission: null, language: 'en' }) as const;

async function workplace() {
  const place = await mkdtemp(join(tmpdir(), 'plimsoll-steps-'));
  onTestFinished(() => rm(place, { recursive: true }));
  const questions = join(place, 'questions');
  await cp(folder, join(questions, 'remembering'), { recursive: true });
  return { url: `sqlite:${join(place, 'plimsoll.sqlite')}`, questions };
}

/** A server's attempts, begun anew on the same database and content. */
async function begun({ url, questions }: { url: string; questions: string }) {
  const store = await openStore(url);
  const found = connectEngine({ DOCKER_HOST: engine().dockerHost });
  const { content, problems } = await loadContent(questions);
  if (!content) throw new Error(JSON.stringify(problems, null, 2));
  const attempts = createAttempts({
    store,
    engine: found,
    clock: Date.now,
    content: { current: async () => content, problems: () => [] },
  })('');
  const [chapter] = content.chapters;
  if (!chapter) throw new Error('There is no chapter.');
  const close = async () => {
    found.close();
    await store.close();
  };
  return { store, attempts, chapter, close };
}

function states(findings: readonly { check: string; state: string }[]) {
  return Object.fromEntries(findings.map(({ check, state }) => [check, state]));
}

test('a step passes once, is remembered over a restart, and the next one is judged by what it remembered', async () => {
  const place = await workplace();
  const docker = (...args: string[]) => engine().docker(args);
  let server = await begun(place);
  await server.attempts.state(...asked);
  const nothing = await server.attempts.respond(...asked, given());
  expect(states(nothing.grade.findings)).toEqual({
    before: 'failed',
    listed: 'failed',
    gone: 'waiting',
    other: 'waiting',
    volume: 'waiting',
    name: 'waiting',
  });
  await docker('run', '-d', '--name', 'redis', 'redis:alpine');
  await docker('exec', 'redis', 'ls', '/data');
  const { stdout } = await docker('inspect', '--format', '{{(index .Mounts 0).Name}}', 'redis');
  const old = stdout.trim();
  const first = await server.attempts.respond(...asked, given());
  expect(states(first.grade.findings)).toMatchObject({
    before: 'passed',
    listed: 'passed',
    gone: 'failed',
  });
  await server.close();

  server = await begun(place);
  await docker('rm', '-f', 'redis');
  const removed = await server.attempts.respond(...asked, given());
  expect(states(removed.grade.findings)).toEqual({
    before: 'passed',
    listed: 'passed',
    gone: 'passed',
    other: 'failed',
    volume: 'failed',
    name: 'waiting',
  });
  await docker('run', '-d', '--name', 'redis', '-v', `${old}:/data`, 'redis:alpine');
  const wrong = await server.attempts.respond(...asked, given({ name: 'f'.repeat(64) }));
  expect(states(wrong.grade.findings)).toMatchObject({
    other: 'passed',
    volume: 'passed',
    name: 'failed',
  });
  const right = await server.attempts.respond(...asked, given({ name: old.slice(0, 12) }));
  expect(right.grade).toMatchObject({ state: 'correct', points: 6, max: 6 });
  const glance = await server.attempts.glance(...asked, { response: {} });
  expect(glance.grade.state).toBe('correct');
  await expect(server.attempts.respond(...asked, given({ other: 'x' }))).rejects.toMatchObject({
    code: 'wrong-response',
  });
  const evidence = await server.attempts.evidence('solo', right.response.id);
  expect(evidence?.past?.map(({ step }) => step)).toEqual(['begin', 'remove']);
  expect(evidence?.past?.[0]?.remembered).toMatchObject({ 'old-volume': old });
  await server.close();
});

test('regrading says who would change and why, changes nothing until it is told to, and then comes to the same', async () => {
  const place = await workplace();
  let server = await begun(place);
  await server.attempts.state(...asked);
  await engine().docker(['run', '-d', '--name', 'redis', 'redis:alpine']);
  await engine().docker(['exec', 'redis', 'ls', '/data']);
  const { response, grade } = await server.attempts.respond(...asked, given());
  expect(grade.points).toBe(2);
  expect(await planRegrade(server.store, server.chapter, null)).toMatchObject({
    judged: 1,
    changes: [],
  });
  await server.close();

  const file = join(place.questions, 'remembering', 'recover.yaml');
  const written = await readFile(file, 'utf8');
  await writeFile(file, written.replace('repository: redis', 'repository: valkey'));
  const env = { DATABASE_URL: place.url, QUESTIONS_DIR: place.questions, LANG: 'C' };
  const told = await plimsoll(['regrade', '--chapter', 'remembering', '--task', 'recover'], env);
  expect(told).toMatchObject({ code: 0, stderr: '' });
  expect(told.stdout).toMatch(/try 1: 2\/6 becomes 1\/6\n {4}`before`: passed before, fails now/);
  expect(told.stdout).toContain('Nothing was changed');

  await writeFile(file, written.replace('action: exec, actor: redis', 'action: exec, actor: web'));
  const unseen = await plimsoll(['regrade', '--chapter', 'remembering'], env);
  expect(unseen.stdout).toContain(
    '1 grade stays as recorded: what was seen then does not show what is asked today',
  );
  await writeFile(file, written.replace('repository: redis', 'repository: valkey'));

  server = await begun(place);
  const plan = await planRegrade(server.store, server.chapter, 'recover');
  expect(await planRegrade(server.store, server.chapter, 'recover')).toEqual(plan);
  await applyRegrade(server.store, plan, 1);
  const stored = await server.store.responses.get(response.id);
  expect(stored?.grades.map(({ points }) => points)).toEqual([2, 1]);
  expect(stored?.grade).toMatchObject({ grader: 'engine', gradedAt: 1 });
  const again = await planRegrade(server.store, server.chapter, 'recover');
  expect(again.changes).toEqual([]);
  await expect(applyRegrade(server.store, plan, 2)).rejects.toMatchObject({ code: 'refused' });
  expect((await server.store.responses.get(response.id))?.grades).toHaveLength(2);
  await server.close();
});
