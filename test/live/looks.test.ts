import { expect, it } from 'vitest';
import { looksOf } from '../../src/live/looks.ts';

/** Looks whose parts come when a test says so. */
function stage() {
  const told: string[] = [];
  const parts: { early(): boolean; whole(): void; fail(): void }[] = [];
  const looks = looksOf<string>({
    glance: (early) => {
      const name = `look ${parts.length + 1}`;
      return new Promise((resolve, reject) => {
        parts.push({
          early: () => early(name),
          whole: () => resolve(name),
          fail: () => reject(new Error(name)),
        });
      });
    },
    early: (name) => void told.push(`${name} early`),
    late: (name) => void told.push(`${name} late`),
    onTrouble: () => void told.push('trouble'),
  });
  const part = (number: number) => {
    const found = parts[number - 1];
    if (!found) throw new Error(`There is no look ${number}.`);
    return found;
  };
  const next = () => looks.next().then(({ seen }) => seen);
  return { told, looks, next, part };
}

it('a look is over with its reasons where nothing overtakes it', async () => {
  const { told, next, part } = stage();
  const first = next();
  expect(part(1).early()).toBe(true);
  part(1).whole();
  expect(await first).toBe('look 1');
  expect(told).toEqual(['look 1 early']);
});

it('one that is overtaken is over at once, and its reasons come late', async () => {
  const { told, looks, next, part } = stage();
  const first = next();
  part(1).early();
  looks.overtake();
  expect(await first).toBeNull();
  part(1).whole();
  await new Promise(setImmediate);
  expect(told).toEqual(['look 1 early', 'look 1 late']);
});

it('one that is overtaken before anything is known is over as soon as something is', async () => {
  const { looks, next, part } = stage();
  const first = next();
  looks.overtake();
  expect(part(1).early()).toBe(true);
  expect(await first).toBeNull();
});

it('reasons are searched for by one look at a time', async () => {
  const { told, looks, next, part } = stage();
  const first = next();
  part(1).early();
  looks.overtake();
  await first;
  const second = next();
  expect(part(2).early()).toBe(false);
  part(2).whole();
  expect(await second).toBeNull();
  part(1).whole();
  await new Promise(setImmediate);
  const third = next();
  expect(part(3).early()).toBe(true);
  part(3).whole();
  expect(await third).toBe('look 3');
  expect(told).toEqual(['look 1 early', 'look 2 early', 'look 1 late', 'look 3 early']);
});

it('reasons that come after a newer look was over are of no use', async () => {
  const { told, looks, next, part } = stage();
  const first = next();
  part(1).early();
  looks.overtake();
  await first;
  const second = next();
  part(2).whole();
  expect(await second).toBe('look 2');
  part(1).whole();
  await new Promise(setImmediate);
  expect(told).toEqual(['look 1 early']);
});

it('a search that fails is told, and the next look searches again', async () => {
  const { told, looks, next, part } = stage();
  const first = next();
  part(1).early();
  looks.overtake();
  await first;
  part(1).fail();
  await new Promise(setImmediate);
  expect(told).toEqual(['look 1 early', 'trouble']);
  const second = next();
  expect(part(2).early()).toBe(true);
  part(2).fail();
  await expect(second).rejects.toThrow('look 2');
});
