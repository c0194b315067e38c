import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openApp, testApp } from '../support/app.ts';
import { disposableEngine } from '../support/engine.ts';
import { readOnlyProxy } from '../support/read-only-proxy.ts';
import { until } from '../support/until.ts';
import { type Followed, follow } from './support/event-source.ts';
import { fakeEngine } from './support/fake-engine.ts';

const task = '/api/v1/chapters/managing-containers/tasks/named-volume';

const comesTo = (followed: Followed, check: string, state: string) =>
  until(async () => followed.state(check) === state, `${check} is told as ${state}`);

/** Each state in which a check was told, in their order, without what was only said again. */
const statesTold = ({ told }: Followed, check: string) =>
  told
    .map(({ findings }) => findings.find((one) => one.check === check)?.state)
    .filter((state, index, all) => state !== all[index - 1]);

const recorded = async ({ services }: Awaited<ReturnType<typeof openApp>>) =>
  services.attempts.state('solo', 'managing-containers', 'named-volume');

describe('an open task', () => {
  it('is told at once what is so, and then every change, and costs no request in between', async () => {
    const engine = await fakeEngine();
    const built = await testApp({ dockerHost: engine.dockerHost });
    const url = `${await built.listen()}${task}/live`;
    const first = await follow(url);
    await comesTo(first, 'exists', 'failed');
    await sleep(1_000);
    const idle = engine.asked.length;
    await sleep(2_000);
    expect(engine.asked.length).toBe(idle);
    expect(first.told).toHaveLength(1);

    engine.volumes.add('redis_data');
    engine.tell('volume', 'create', 'redis_data');
    await comesTo(first, 'exists', 'passed');
    const asked = engine.asked.length;
    const second = await follow(url);
    await comesTo(second, 'exists', 'passed');
    expect(engine.asked.length).toBe(asked);

    first.leave();
    second.leave();
    const again = await follow(url);
    await comesTo(again, 'exists', 'passed');
    expect(again.told).toHaveLength(1);
    expect(engine.asked.filter((path) => path === '/events')).toHaveLength(1);
  });

  it('is not looked at any more once its learner was erased', async () => {
    const engine = await fakeEngine();
    const built = await testApp({ dockerHost: engine.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'failed');
    const key = { learner: 'solo', assessment: '', chapter: 'managing-containers' };
    const view = () => built.services.live.view({ ...key, task: 'named-volume' });
    built.services.live.leave('somebody else');
    expect(view()).not.toBeNull();
    built.services.live.leave('solo');
    expect(view()).toBeNull();
    const asked = engine.asked.length;
    engine.volumes.add('redis_data');
    engine.tell('volume', 'create', 'redis_data');
    await sleep(300);
    expect([engine.asked.length, followed.told.length]).toEqual([asked, 1]);
  });

  it('is not looked at for what its own reading makes the engine tell, nor for what it has nothing to do with', async () => {
    const engine = await fakeEngine();
    engine.volumes.add('redis_data');
    const built = await testApp({ dockerHost: engine.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'passed');
    await sleep(1_000);
    const asked = engine.asked.length;
    for (const action of ['top', 'archive-path', 'resize'])
      engine.tell('container', action, 'abc', { name: 'redis' });
    engine.tell('volume', 'mount', 'redis_data');
    engine.tell('volume', 'create', 'other');
    engine.tell('network', 'create', 'n1', { name: 'other' });
    await sleep(300);
    expect(engine.asked.length).toBe(asked);
  });

  it('does not let a verdict wait for the reasons of the one before', async () => {
    const engine = await fakeEngine();
    const built = await testApp({ dockerHost: engine.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'failed');
    engine.hangsOnLists = true;
    const began = performance.now();
    for (const state of ['passed', 'failed', 'passed', 'failed']) {
      if (state === 'passed') engine.volumes.add('redis_data');
      else engine.volumes.delete('redis_data');
      engine.tell('volume', state === 'passed' ? 'create' : 'destroy', 'redis_data');
      await comesTo(followed, 'exists', state);
    }
    const deadlineOfOneLookMs = 5_000;
    expect(performance.now() - began).toBeLessThan(deadlineOfOneLookMs);
  });

  it('sees what came last though events never cease, and asks little for them', async () => {
    const engine = await fakeEngine();
    const built = await testApp({ dockerHost: engine.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'failed');
    await sleep(700);
    const asked = engine.asked.length;
    let isOver = false;
    const storm = (async () => {
      for (let turn = 0; !isOver; turn += 1) {
        engine.tell('container', 'rename', `c${turn % 7}`, { name: `other-${turn}` });
        if (turn % 10 === 0) await sleep(10);
      }
    })();
    await sleep(500);
    engine.volumes.add('redis_data');
    engine.tell('volume', 'create', 'redis_data');
    await comesTo(followed, 'exists', 'passed');
    isOver = true;
    await storm;
    expect(engine.asked.length - asked).toBeLessThan(200);
  });

  it('is looked at again after an event that could not be read, and after every new connection', async () => {
    const engine = await fakeEngine();
    const built = await testApp({ dockerHost: engine.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'failed');
    await sleep(700);
    engine.volumes.add('redis_data');
    engine.write('{"Type":"volume","Acti\n');
    await comesTo(followed, 'exists', 'passed');
    engine.cutOff();
    // After the look at the loss, and before anybody listens again.
    await sleep(100);
    engine.volumes.clear();
    await comesTo(followed, 'exists', 'failed');
  });

  it('says that a hung engine did not answer within 5 s, and goes on by itself when it does', async () => {
    const engine = await fakeEngine();
    engine.volumes.add('redis_data');
    const built = await testApp({ dockerHost: engine.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'passed');
    engine.hangs = true;
    engine.tell('volume', 'create', 'redis_data');
    await comesTo(followed, 'exists', 'unknown');
    expect(followed.told.at(-1)).toMatchObject({
      passed: false,
      engine: { answers: false, reason: expect.stringContaining('did not answer within 5 s') },
    });
    engine.hangs = false;
    await comesTo(followed, 'exists', 'passed');
    const { responses } = await recorded(built);
    expect(responses.map((response) => response.grades[0].state)).not.toContain('unknown');
  });

  it('sees all that an engine tells that takes a second over each answer', async () => {
    const engine = await fakeEngine();
    engine.slowMs = 1_000;
    const built = await testApp({ dockerHost: engine.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'failed');
    engine.volumes.add('redis_data');
    engine.tell('volume', 'create', 'redis_data');
    await comesTo(followed, 'exists', 'passed');
    engine.slowMs = 0;
    engine.volumes.clear();
    engine.tell('volume', 'destroy', 'redis_data');
    await comesTo(followed, 'exists', 'failed');
    expect(statesTold(followed, 'exists')).toEqual(['failed', 'passed', 'failed']);
    expect(followed.told.every(({ engine: seen }) => seen.answers)).toBe(true);
  });

  it('has no verdict of an engine too slow to be seen, says so on the page, and goes on by itself when it is quicker', async () => {
    const engine = await fakeEngine();
    engine.volumes.add('redis_data');
    engine.slowMs = 3_000;
    const built = await testApp({ dockerHost: engine.dockerHost });
    const base = await built.listen();
    const followed = await follow(`${base}${task}/live`);
    const page = await (await fetch(`${base}${task.replace('/api/v1', '')}`)).text();
    expect(page).toContain('This page looks again by itself and goes on when one does.');
    expect(page).not.toMatch(/is-(?:passed|failed)/);
    await comesTo(followed, 'exists', 'unknown');
    engine.slowMs = 0;
    await comesTo(followed, 'exists', 'passed');
    expect(new Set(statesTold(followed, 'exists'))).toEqual(new Set(['unknown', 'passed']));
    const { responses } = await recorded(built);
    expect(responses.map((response) => response.grades[0].state)).not.toContain('unknown');
  });

  it('goes on where an engine tells no events, once it answers again', async () => {
    const engine = await fakeEngine();
    engine.hasEvents = false;
    engine.hangs = true;
    const built = await testApp({ dockerHost: engine.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'unknown');
    engine.hangs = false;
    await comesTo(followed, 'exists', 'failed');
  });
});

describe('the stream of a task', () => {
  it('ends when the server does, which waits for no page', async () => {
    const built = await openApp();
    const followed = await follow(`${await built.listen()}${task}/live`);
    await built.close();
    await until(async () => followed.hasEnded(), 'the stream has ended');
  });

  it('is refused with its reason where too many pages follow one task, and then given again', async () => {
    const built = await testApp();
    const url = `${await built.listen()}${task}/live`;
    const all: Followed[] = [];
    for (let page = 0; page < 32; page += 1) all.push(await follow(url));
    const refused = await fetch(url);
    expect(refused.status).toBe(503);
    expect((await refused.json()).error).toMatchObject({ code: 'too-many-pages' });
    all[0]?.leave();
    await until(async () => (await follow(url)).told, 'another page is let in');
  });

  it.each([
    ['/api/v1/chapters/managing-containers/tasks/nothing/live', 404],
    ['/api/v1/chapters/managing-containers/tasks/publish-direction/live', 404],
    ['/api/v1/chapters/nothing/tasks/named-volume/live', 404],
    [`${task}/live?as=other`, 400],
  ])('%s is answered with %i', async (url, status) => {
    const built = await testApp();
    expect((await built.app.inject(url)).statusCode).toBe(status);
  });
});

describe('on a real engine', () => {
  const sandbox = disposableEngine({ images: ['redis:alpine'] });
  const run = (command: string) =>
    sandbox().shell(
      `docker run -d --name redis -v redis_data:/data redis:alpine ${command} || true`,
    );

  it('a pass is recorded once, with its evidence, and stays when the state changes', async () => {
    const proxy = await readOnlyProxy(sandbox().dockerHost);
    const built = await testApp({ dockerHost: proxy.dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'failed');
    expect((await recorded(built)).responses).toEqual([]);
    await run('');
    await comesTo(followed, 'mounted', 'passed');
    await until(async () => (await recorded(built)).passedAt !== null, 'the pass is recorded');
    const { passedAt, responses } = await recorded(built);
    const passed = responses.filter((response) => response.grades[0].state === 'correct');
    expect(passed).toHaveLength(1);
    expect(passed[0]?.hasEvidence).toBe(true);

    await sandbox().docker(['rm', '--force', 'redis']);
    await comesTo(followed, 'mounted', 'failed');
    await until(
      async () => (await recorded(built)).responses[0]?.grades[0].state === 'partly-correct',
      'the later state is recorded too',
    );
    const after = await recorded(built);
    expect(after.passedAt).toBe(passedAt);
    expect(after.best?.state).toBe('correct');
    expect(proxy.refused).toEqual([]);
    await proxy.stop();
  });

  it('a container that runs for a moment only passes nothing for good', async () => {
    const built = await testApp({ dockerHost: sandbox().dockerHost });
    const followed = await follow(`${await built.listen()}${task}/live`);
    await comesTo(followed, 'exists', 'failed');
    await run('sh -c "sleep 0.2; exit 1"');
    await until(
      async () => followed.told.at(-1)?.findings.some((one) => one.found.includes('1')),
      'its end is told',
    );
    await sleep(1_500);
    const { best, passedAt } = await recorded(built);
    expect(passedAt).toBeNull();
    expect(best?.state).not.toBe('correct');
  });
});
