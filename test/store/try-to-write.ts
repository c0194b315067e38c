/**
 * Opens a store and answers once, and prints what came of it: "written", or the code and the message of the error.
 * For tests of what an unprivileged user meets: `node try-to-write.ts DATABASE_URL`.
 */
import { StoreError } from '../../src/store/errors.ts';
import { openStore } from '../../src/store/store.ts';
import { beginQuestion, response } from './contract/samples.ts';

try {
  const store = await openStore(process.argv[2] ?? '');
  await store.responses.record(response(await beginQuestion(store)));
  await store.close();
  console.log('written');
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  console.log(`${error.code} ${error.message}`);
}
