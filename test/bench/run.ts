import { prepare } from '../run/prepare.ts';
import { answers, memory } from './answers.ts';
import { commandLines } from './command-lines.ts';
import { exam } from './exam.ts';
import { exports } from './exports.ts';
import { gradebook } from './gradebook.ts';
import { grading } from './grading.ts';
import { live } from './live.ts';
import { page } from './page.ts';
import { startup } from './startup.ts';
import { statistics } from './statistics.ts';
import { type Row, table } from './table.ts';

/**
 * `npm run bench [-- NAME…]`: prints every figure beside its limit and ends with 1 when one is over it, with 2 when a
 * name is none of the benches'.
 */
const rounds = 5;
const seconds = 4;
const say = (text: string) => process.stderr.write(`${text}\n`);

interface Bench {
  readonly what: string;
  readonly run: () => readonly Row[] | Promise<readonly Row[]>;
}

const benches: Readonly<Record<string, Bench>> = {
  startup: { what: 'Starting up, five times', run: () => startup(rounds) },
  lines: { what: 'Reading and comparing docker command lines', run: commandLines },
  grading: { what: 'Grading a task on a disposable engine', run: () => grading(rounds) },
  live: { what: 'Grading live, with Chromium on a disposable engine', run: () => live(40) },
  answers: {
    what: `Answers, ${rounds} rounds of ${seconds} s each, in turn with the bare peer`,
    run: () => answers(rounds, seconds),
  },
  pages: {
    what: `Pages, ${rounds} rounds of ${seconds} s each, in turn with the bare peer`,
    run: async () => [await page(rounds, seconds)],
  },
  statistics: {
    what: 'Statistics of 1,000 learners and 30 questions',
    run: () => [statistics(rounds)],
  },
  exports: { what: 'Scores of 1,000 students as files', run: () => exports(rounds) },
  exam: { what: 'An exam of 300 students', run: exam },
  gradebook: {
    what: 'The gradebook of 1,000 students with 30 questions',
    run: () => gradebook(rounds),
  },
  memory: { what: 'Memory after 10,000 answers', run: async () => [await memory()] },
};

const chosen = process.argv.slice(2);
const strange = chosen.find((name) => !Object.hasOwn(benches, name));
if (strange !== undefined) {
  say(`There is no bench ${strange}. The benches are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
await prepare(say);
const rows: Row[] = [];
for (const [name, { what, run }] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  say(what);
  rows.push(...(await run()));
}
process.stdout.write(`${table(rows)}\n`);
process.exitCode = rows.every((row) => row.holds) ? 0 : 1;
