import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { temporaryFolder } from '../support/database.ts';
import { killAtWork, momentsToKill, startNode, whatIsLost } from '../support/kill.ts';
import { beginQuestion, response } from './contract/samples.ts';

const child = join(import.meta.dirname, 'answer-forever.ts');

/** Kills twenty-five processes that write to one file, then answers once more there; gives what was ever lost. */
async function twentyFiveKills(file: string, seed: number): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  for (const [round, moment] of momentsToKill(seed, 25, 60).entries()) {
    // Every other process gets as far as its first acknowledgement, however slow the machine is.
    const lines = 1 + (round % 2);
    const said = await killAtWork(startNode(child, [`sqlite:${file}`]), moment, lines);
    acknowledged.push(...said);
    const lost = whatIsLost(file, acknowledged);
    if (lost.length > 0) return lost;
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(12);

  const store = await openStore(`sqlite:${file}`);
  const begun = await beginQuestion(store);
  const { response: next } = await store.responses.record(response(begun));
  const all = await store.responses.ofQuestionAttempt(begun.id);
  await store.close();
  expect(all.length).toBeGreaterThan(acknowledged.length);
  expect(all.at(-1)).toEqual(next);
  return [];
}

test('after each of fifty kills under load every acknowledged answer is there, and the attempt goes on', async () => {
  const folder = temporaryFolder();
  const lost = await Promise.all([
    twentyFiveKills(join(folder, 'one.sqlite'), 1),
    twentyFiveKills(join(folder, 'two.sqlite'), 2),
  ]);
  expect(lost).toEqual([[], []]);
}, 180_000);
