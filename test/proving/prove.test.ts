import { expect, it } from 'vitest';
import { render } from '../../src/i18n/text.ts';
import { type StartedPlace, startPlace } from '../../src/proving/place.ts';
import { outcomeOf, prove, type Ran } from '../../src/proving/prove.ts';
import { nameOf } from '../../src/proving/run.ts';
import { proofsInWords } from '../../src/proving/words.ts';
import { task } from '../../src/questions/kinds/task.ts';
import { make } from '../questions/support/examples.ts';

const mistakes = ['dat', 'date', 'DATA', 'dats', 'dta'].map((name) => ({
  name,
  run: `docker volume create ${name}`,
  fails: { there: 'near-name' },
}));

const volume = make(task, {
  id: 'volume',
  checks: [{ id: 'there', volume: 'data', expect: { exists: true } }],
  solutions: [
    { name: 'made', run: 'docker volume create data' },
    { name: 'with a label', run: 'docker volume create --label a=b data' },
  ],
  mistakes,
});

const network = make(task, {
  id: 'network',
  checks: [{ id: 'there', network: 'front', expect: { exists: true } }],
  solutions: [{ name: 'break', run: 'docker network create front' }],
});

/** Counts the engines that are started, and those that are still there. */
function counted() {
  const count = { started: 0, running: 0 };
  const open = async (): Promise<StartedPlace> => {
    const place = await startPlace([], () => undefined);
    count.started += 1;
    count.running += 1;
    return {
      ...place,
      async stop() {
        await place.stop();
        count.running -= 1;
      },
    };
  };
  return { count, open };
}

it('proves tasks side by side, tells of each run as it ends, and leaves no engine behind', async () => {
  const { count, open } = counted();
  const heard: Ran[] = [];
  const onRan = (ran: Ran) => heard.push(ran);
  const proofs = await prove([volume, network], { engines: 2, open, onRan });
  expect(count).toEqual({ started: 2, running: 0 });
  expect(heard).toHaveLength(10);
  expect(proofs.map(outcomeOf)).toEqual(['proved', 'refuted']);
  expect(proofs[0]?.runs.map(({ run }) => nameOf(run))).toEqual([
    null,
    'made',
    'with a label',
    ...mistakes.map(({ name }) => name),
  ]);
  const words = proofsInWords(proofs, 'en');
  expect(words).toMatch(/^✓ {2}volume +✓ +2\/2 +5\/5 /m);
  expect(words).toMatch(/^✕ {2}network +✓ +1\/1 +0\/0 /m);
  expect(words).toContain('`there` is unproven');
  expect(words).toContain('1 of 2 tasks proved.');
});

it('says what could not be done, and goes on with another engine', async () => {
  const { count, open } = counted();
  const breaking = async () => {
    const place = await open();
    const shell = (script: string) =>
      script.includes('front')
        ? Promise.reject(new Error('out of order'))
        : place.sandbox.shell(script);
    return { ...place, sandbox: { ...place.sandbox, shell } };
  };
  const proofs = await prove([network, volume], {
    engines: 1,
    open: breaking,
    onRan: () => undefined,
  });
  expect(proofs.map(outcomeOf)).toEqual(['broken', 'proved']);
  expect(count).toEqual({ started: 2, running: 0 });
  const [fault] = proofs[0]?.runs[1]?.faults ?? [];
  expect(fault && render(fault, 'en')).toContain('out of order');
});

it('stops between two runs when it is told to, and takes its engines along', async () => {
  const { count, open } = counted();
  const stop = new AbortController();
  const onRan = () => stop.abort(new Error('enough'));
  const proof = prove([volume], { engines: 1, open, onRan, signal: stop.signal });
  await expect(proof).rejects.toThrow('enough');
  expect(count).toEqual({ started: 1, running: 0 });
});

it('is rejected where no engine can be started', async () => {
  const open = () => Promise.reject(new Error('no engine'));
  await expect(prove([volume], { engines: 2, open, onRan: () => undefined })).rejects.toThrow(
    'no engine',
  );
});
