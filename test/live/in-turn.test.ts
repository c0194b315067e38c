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
    return 5;
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
    return 2;
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

/** A time that passes only while something runs or rests. */
function madeTime() {
  let ms = 0;
  const rests: number[] = [];
  return {
    rests,
    pass: (more: number) => {
      ms += more;
    },
    now: () => ms,
    sleep: async (rest: number) => {
      ms += rest;
      rests.push(rest);
    },
  };
}

it('rests for none of the wishes that come now and then', async () => {
  const time = madeTime();
  let left = 0;
  const ask = inTurn(async () => {
    time.pass(20);
    left -= 1;
    if (left > 0) ask();
    return 20;
  }, time);
  for (let wish = 0; wish < 50; wish += 1) {
    left = 2;
    ask();
    await new Promise(setImmediate);
    time.pass(40);
  }
  expect(left).toBe(0);
  expect(time.rests).toEqual([]);
});

it('rests half the time while wishes never cease, and never for long', async () => {
  const time = madeTime();
  let runs = 0;
  const ask = inTurn(async () => {
    time.pass(20);
    runs += 1;
    if (runs < 200) ask();
    return 20;
  }, time);
  ask();
  await new Promise(setImmediate);
  const rested = time.rests.reduce((sum, rest) => sum + rest, 0);
  expect(runs).toBe(200);
  expect(rested / time.now()).toBeGreaterThan(0.45);
  expect(rested / time.now()).toBeLessThan(0.5);
  expect(Math.max(...time.rests)).toBeLessThanOrEqual(250);
});
