import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inTurn } from '../../src/live/in-turn.ts';

it('runs the first time at once, and never two at a time, however often it is asked', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const ask = inTurn(async () => {
    runs += 1;
    running += 1;
    most = Math.max(most, running);
    await sleep(5);
    running -= 1;
  });
  ask();
  expect(runs).toBe(1);
  for (let times = 0; times < 1000; times += 1) ask();
  await sleep(60);
  expect(most).toBe(1);
  expect(runs).toBe(2);
});

it('is served again and again while wishes never cease, and sees what came last', async () => {
  let state = 0;
  let seen = 0;
  const ask = inTurn(async () => {
    const now = state;
    await sleep(2);
    seen = now;
  });
  for (state = 1; state < 200; state += 1) {
    ask();
    await sleep(1);
    if (state === 100) expect(seen).toBeGreaterThan(0);
  }
  ask();
  await sleep(60);
  expect(seen).toBe(200);
});
