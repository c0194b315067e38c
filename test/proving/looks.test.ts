import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspectionOf } from '../../src/attempts/inspection.ts';
import type { Need } from '../../src/checks/need.ts';
import { type StartedPlace, startPlace } from '../../src/proving/place.ts';
import { task } from '../../src/questions/kinds/task.ts';
import { make } from '../questions/support/examples.ts';

let place: StartedPlace;
beforeAll(async () => {
  place = await startPlace([], () => undefined);
});
afterAll(() => place.stop());

it('looks once at work that is right, and a second time, for the reason, at work that is not', async () => {
  const asked: (readonly Need[])[] = [];
  const { engine, sandbox } = place;
  const counting: typeof engine = {
    ...engine,
    observe(needs, options) {
      asked.push(needs);
      return engine.observe(needs, options);
    },
  };
  const question = make(task, {
    checks: [{ id: 'there', volume: 'data', expect: { exists: true } }],
    solutions: [{ name: 'made', run: 'docker volume create data' }],
  });
  const inspection = inspectionOf(counting, question);
  const volume = { kind: 'volume', name: 'data' };
  const wrong = await inspection.inspect();
  expect(wrong.grade).toMatchObject({ state: 'incorrect', points: 0 });
  expect(asked).toEqual([[volume], expect.arrayContaining([{ kind: 'list', of: 'volumes' }])]);
  asked.length = 0;
  await sandbox.shell('docker volume create data');
  const right = await inspection.inspect();
  expect(right.grade).toMatchObject({ state: 'correct', points: 1 });
  expect(asked).toEqual([[volume]]);
});
