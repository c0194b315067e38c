import { expect, test } from 'vitest';
import type { EngineEvent, EventLog } from '../../../src/checks/event.ts';
import { mostEvents } from '../../../src/store/task-memory.ts';
import type { TestDatabase } from '../../support/database.ts';
import { beginQuestion, noon } from './samples.ts';

function event(at: number, action = 'start'): EngineEvent {
  return {
    at,
    type: 'container',
    action,
    command: null,
    actor: { id: 'cafe', name: 'redis' },
    attributes: {},
  };
}

function log(since: number, until: number, at: readonly number[]): EventLog {
  const interests = [{ type: 'container', actor: 'redis' }];
  return { since, until, gapUntil: null, interests, events: at.map((one) => event(one)) };
}

export function taskMemoryContract(database: TestDatabase): void {
  test('a passed step stays as it was passed first, also after the database is opened again', async () => {
    const url = await database.freshUrl();
    const { openStore } = await import('../../../src/store/store.ts');
    const store = await openStore(url);
    const { id } = await beginQuestion(store);
    const step = {
      step: 'before',
      passedAt: noon,
      remembered: { volume: 'a'.repeat(64) },
      answers: { subnet: '10.0.0.0/24' },
      observation: { containers: { redis: { state: 'absent' } } },
    };
    await store.taskMemory.passStep(id, step);
    await store.taskMemory.passStep(id, { ...step, passedAt: noon + 9, remembered: {} });
    await store.close();
    const again = await openStore(url);
    expect(await again.taskMemory.steps(id)).toEqual([step]);
    expect(await again.taskMemory.steps('another')).toEqual([]);
    await again.close();
  });

  test('logs that adjoin are one whole log, and an event that both tell is kept once', async () => {
    const store = await database.freshStore();
    const { id } = await beginQuestion(store);
    expect(await store.taskMemory.events(id)).toBeNull();
    await store.taskMemory.keepEvents(id, log(noon, noon + 10, [noon + 1.125, noon + 2]));
    await store.taskMemory.keepEvents(id, log(noon + 5, noon + 20, [noon + 2, noon + 15]));
    expect(await store.taskMemory.events(id)).toEqual(
      log(noon, noon + 20, [noon + 1.125, noon + 2, noon + 15]),
    );
  });

  test('a log that begins after the one before has ended leaves a gap, which a whole one closes', async () => {
    const store = await database.freshStore();
    const { id } = await beginQuestion(store);
    await store.taskMemory.keepEvents(id, log(noon, noon + 10, [noon + 1]));
    await store.taskMemory.keepEvents(id, log(noon + 12, noon + 20, [noon + 15]));
    expect(await store.taskMemory.events(id)).toMatchObject({ since: noon, gapUntil: noon + 12 });
    await store.taskMemory.keepEvents(id, log(noon, noon + 30, [noon + 1, noon + 11]));
    expect(await store.taskMemory.events(id)).toEqual(
      log(noon, noon + 30, [noon + 1, noon + 11, noon + 15]),
    );
  });

  test('beyond the most that are kept the oldest events are forgotten, and the log says so', async () => {
    const store = await database.freshStore();
    const { id } = await beginQuestion(store);
    const times = Array.from({ length: mostEvents }, (_, index) => noon + index);
    await store.taskMemory.keepEvents(id, log(noon, noon + 5000, times));
    await store.taskMemory.keepEvents(id, log(noon + 5000, noon + 6000, [noon + 5500]));
    const kept = await store.taskMemory.events(id);
    expect(kept).toMatchObject({ gapUntil: noon + 1 });
    expect(kept?.events).toHaveLength(mostEvents);
    expect(kept?.events.at(0)?.at).toBe(noon + 1);
    expect(kept?.events.at(-1)?.at).toBe(noon + 5500);
  });
}
