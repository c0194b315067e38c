import { answers, memory } from './answers.ts';
import { commandLines } from './command-lines.ts';
import { exports } from './exports.ts';
import { grading } from './grading.ts';
import { live } from './live.ts';
import { page } from './page.ts';
import { startup } from './startup.ts';
import { statistics } from './statistics.ts';
import { type Row, table } from './table.ts';

/** `npm run bench`: prints every figure beside its limit and ends with 1 when one is over it. */
const rounds = 5;
const seconds = 4;
const rows: Row[] = [];
const say = (text: string) => process.stderr.write(`${text}\n`);

say('Starting up, five times');
rows.push(...(await startup(rounds)));
say('Reading and comparing docker command lines');
rows.push(...commandLines());
say('Grading a task on a disposable engine');
rows.push(...(await grading(rounds)));
say('Grading live, with Chromium on a disposable engine');
rows.push(...(await live(40)));
say(`Answers, ${rounds} rounds of ${seconds} s each, in turn with the bare peer`);
rows.push(...(await answers(rounds, seconds)));
say(`Pages, ${rounds} rounds of ${seconds} s each, in turn with the bare peer`);
rows.push(await page(rounds, seconds));
say('Statistics of 1,000 learners and 30 questions');
rows.push(statistics(rounds));
say('Scores of 1,000 students as files');
rows.push(...(await exports(rounds)));
say('Memory after 10,000 answers');
rows.push(await memory());

process.stdout.write(`${table(rows)}\n`);
process.exitCode = rows.every((row) => row.holds) ? 0 : 1;
