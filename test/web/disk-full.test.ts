import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { smallDisk } from '../support/small-disk.ts';

const url = '/api/v1/chapters/sampler/questions/essay/responses';

test('a full disk is said plainly, loses nothing that was acknowledged, and is over when there is room', async () => {
  const disk = await smallDisk();
  const { app } = await testApp({ store: disk.store });
  const kept: string[] = [];
  const answer = async () => {
    const payload = { response: 'A volume. '.repeat(1500) };
    const reply = await app.inject({ method: 'POST', url, payload });
    if (reply.statusCode === 200) kept.push(reply.json().id);
    return reply;
  };
  expect((await answer()).statusCode).toBe(200);
  await disk.fillUp();
  let refused = await answer();
  for (let tries = 0; tries < 2000 && refused.statusCode === 200; tries += 1)
    refused = await answer();
  expect(refused.statusCode).toBe(507);
  expect(refused.json().error).toMatchObject({ code: 'store-disk-full' });
  expect(refused.json().error.message).toContain('was not saved');
  expect((await app.inject('/readyz')).statusCode).toBe(503);
  expect((await app.inject('/chapters/sampler')).statusCode).toBe(200);

  await disk.makeRoom();
  expect((await answer()).statusCode).toBe(200);
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  for (const id of kept) expect(await disk.store.responses.get(id)).not.toBeNull();
});
