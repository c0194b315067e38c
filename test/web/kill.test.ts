import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../src/store/store.ts';
import { temporaryFolder } from '../support/database.ts';
import { momentsToKill, whatIsLost } from '../support/kill.ts';
import { testServer } from '../support/server.ts';

const path = '/api/v1/chapters/managing-containers/questions/alias-flag/responses';
const answerBody = z.object({ replayed: z.boolean(), grade: z.object({ max: z.number() }) });

/** Answers without end until the server is gone; gives the submissions that were acknowledged. */
async function answerUntilGone(
  url: string,
  name: string,
  onAcknowledged: () => void,
): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let count = 0; ; count += 1) {
    const submission = `${name}-${count}`;
    try {
      const reply = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ response: `--alias ${count}`, submission }),
      });
      if (reply.status !== 200) throw new Error(`An answer was refused with ${reply.status}.`);
      answerBody.parse(await reply.json());
      acknowledged.push(submission);
      onAcknowledged();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return acknowledged;
    }
  }
}

async function killedAt(
  file: string,
  round: string,
  { afterMs, afterAnswer }: { readonly afterMs: number; readonly afterAnswer: boolean },
): Promise<string[]> {
  const server = testServer({ env: { DATABASE_URL: `sqlite:${file}` } });
  const url = await server.url;
  if (url === null) throw new Error(`The server did not start: ${server.said.stderr}`);
  const { promise: answered, resolve: onAcknowledged } = Promise.withResolvers<void>();
  const answering = Array.from({ length: 8 }, (_, index) =>
    answerUntilGone(url, `${round}-${index}`, onAcknowledged),
  );
  if (afterAnswer) await answered;
  await sleep(afterMs);
  server.child.kill('SIGKILL');
  await server.exit;
  return (await Promise.all(answering)).flat();
}

async function twentyFiveKills(file: string, seed: number): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  for (const [round, moment] of momentsToKill(seed, 25, 250).entries()) {
    // Every other server acknowledges at least one, however slow the machine is.
    const when = { afterMs: moment, afterAnswer: round % 2 === 1 };
    acknowledged.push(...(await killedAt(file, `${seed}-${round}`, when)));
    const lost = whatIsLost(file, acknowledged);
    if (lost.length > 0) return lost;
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(12);

  const store = await openStore(`sqlite:${file}`);
  const attempt = await store.attempts.current({
    learnerId: 'solo',
    chapter: 'managing-containers',
    assessment: '',
  });
  const tries = await store.questionAttempts.ofAttempt(attempt?.id ?? '');
  expect(tries.map((one) => [one.question, one.number])).toEqual([['alias-flag', 1]]);
  await store.close();
  return [];
}

test('after each of fifty kills of the server under load every acknowledged answer is there, in one attempt', async () => {
  const folder = temporaryFolder();
  const lost = await Promise.all([
    twentyFiveKills(join(folder, 'one.sqlite'), 3),
    twentyFiveKills(join(folder, 'two.sqlite'), 4),
  ]);
  expect(lost).toEqual([[], []]);
}, 300_000);
