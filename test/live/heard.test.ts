import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { EventLog } from '../../src/checks/event.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import type { EngineEvent } from '../../src/engine/events.ts';
import { hearing } from '../../src/live/heard.ts';
import { openStore } from '../../src/store/store.ts';
import { testApp } from '../support/app.ts';
import { disposableEngine } from '../support/engine.ts';
import { until } from '../support/until.ts';
import { follow } from './support/event-source.ts';

const engine = disposableEngine({ images: ['redis:alpine'] });
const asked = ['solo', 'hearing', 'exec'] as const;
const noon = Date.UTC(2026, 0, 5, 12);

/** Makes more happen than an engine can tell again. */
async function forgetEverything(): Promise<void> {
  const api = engine().dockerHost.replace('tcp:', 'http:');
  const headers = { 'content-type': 'application/json' };
  for (let turn = 0; turn < 160; turn += 1) {
    const body = JSON.stringify({ Name: `v${turn}` });
    const made = await fetch(`${api}/volumes/create`, { method: 'POST', headers, body });
    const removed = await fetch(`${api}/volumes/v${turn}`, { method: 'DELETE' });
    expect([made.status, removed.status]).toEqual([201, 204]);
  }
}

test('what was heard counts when the engine has long forgotten it, also after a restart', async () => {
  const questionsDir = `${import.meta.dirname}/support`;
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-heard-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const store = await openStore(`sqlite:${join(folder, 'plimsoll.sqlite')}`);
  onTestFinished(() => store.close());
  const serve = () => testApp({ dockerHost: engine().dockerHost, questionsDir, store });
  await engine().docker(['run', '-d', '--name', 'redis', 'redis:alpine']);
  let server = await serve();
  const grade = async () => {
    const given = { response: {}, submission: null, language: 'en' } as const;
    const { grade } = await server.services.attempts.respond(...asked, given);
    return grade.findings.map(({ check, state }) => `${check} ${state}`);
  };
  const followed = await follow(`${await server.listen()}/api/v1/chapters/hearing/tasks/exec/live`);
  await until(async () => followed.state('never-died') === 'passed', 'nothing has died yet');
  await sleep(1_500);
  await engine().docker(['exec', 'redis', 'ls', '/data']);
  await until(async () => followed.state('ran') === 'passed', 'the exec is told');
  await forgetEverything();
  expect(await grade()).toEqual(['ran passed', 'never-died passed']);

  await server.close();
  server = await serve();
  expect(await grade()).toEqual(['ran passed', 'never-died passed']);

  await server.services.attempts.startOver(...asked);
  await forgetEverything();
  expect(await grade()).toEqual(['ran unknown', 'never-died unknown']);
});

test('an engine by itself says of the same that it does not know', async () => {
  const found = connectEngine({ DOCKER_HOST: engine().dockerHost });
  onTestFinished(() => found.close());
  const eventsSince = Date.now();
  await forgetEverything();
  const { events } = await found.observe([{ kind: 'events' }], { eventsSince });
  expect(events?.state === 'present' && events.value.gapUntil).toBeGreaterThan(eventsSince);
});

function told(at: number, name: string): EngineEvent {
  const actor = { id: name, attributes: { name } };
  return { type: 'container', action: 'start', detail: null, actor, at: noon + at };
}

const interests = [{ type: 'container', actor: 'redis' }];
const look: EventLog = { since: noon, until: noon + 10, gapUntil: null, interests, events: [] };

function followingOnALook() {
  const heard = hearing();
  heard.caresFor(interests);
  heard.listens(0);
  heard.saw(1_000, look);
  return heard;
}

test('what is heard follows on a look, and holds only what the task asks about', () => {
  const heard = followingOnALook();
  expect(heard.take()).toBeNull();
  heard.add(told(20, 'redis'));
  heard.add(told(30, 'web'));
  const first = heard.take();
  expect(first).toMatchObject({ since: noon, until: noon + 30, gapUntil: null });
  expect(first?.events.map(({ at }) => at - noon)).toEqual([20]);
  heard.add(told(40, 'web'));
  expect(heard.take()).toMatchObject({ since: noon + 30, until: noon + 40, events: [] });
});

test('what is heard before a look counts, and closes no gap', () => {
  const heard = hearing();
  heard.caresFor(interests);
  heard.listens(0);
  heard.add(told(5, 'redis'));
  heard.saw(100, look);
  expect(heard.take()).toBeNull();
  heard.saw(600, { ...look, gapUntil: noon + 8 });
  expect(heard.take()).toMatchObject({
    since: noon,
    gapUntil: noon + 8,
    events: [{ at: noon + 5 }],
  });
});

test('after a break, what is heard follows on nothing until it was looked again', () => {
  const heard = followingOnALook();
  heard.breaks();
  heard.listens(2_000);
  heard.add(told(20, 'redis'));
  expect(heard.take()).toBeNull();
  heard.saw(2_100, look);
  expect(heard.take()).toBeNull();
  heard.saw(2_600, { ...look, until: noon + 25 });
  expect(heard.take()).toMatchObject({ until: noon + 25 });
});

test('it is due long before an engine forgets, however little of it is asked about', () => {
  const heard = followingOnALook();
  let most = 0;
  for (let event = 0; event < 1_000; event += 1) {
    heard.add(told(20 + event, 'web'));
    most += 1;
    if (heard.isDue()) {
      expect(most).toBeLessThan(200);
      heard.take();
      most = 0;
    }
  }
  expect(most).toBeLessThan(200);
});
