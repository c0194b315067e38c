/**
 * Answers without end through the store, and prints the submission of each answer once it is acknowledged.
 * For tests that kill it: `node answer-forever.ts DATABASE_URL`.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/store.ts';
import { beginQuestion, response } from './contract/samples.ts';

const writers = 16;

const store = await openStore(process.argv[2] ?? '');
const begun = await beginQuestion(store);
writeSync(1, 'ready\n');

async function answer(): Promise<never> {
  for (let count = 0; ; count += 1) {
    const sent = response(begun, {
      response: `answer ${count}`,
      ...(count % 10 === 0 ? { evidence: { observation: { count }, takenAt: count } } : {}),
    });
    await store.responses.record(sent);
    writeSync(1, `${sent.submission}\n`);
  }
}

await Promise.all(Array.from({ length: writers }, answer));
