import { answers, memory } from './answers.ts';
import { commandLines } from './command-lines.ts';
import { page } from './page.ts';
import { startup } from './startup.ts';
import { type Row, table } from './table.ts';

const rows: Row[] = [];
const want = process.argv.slice(2);
if (want.includes('startup')) rows.push(...(await startup(5)));
if (want.includes('lines')) rows.push(...commandLines());
if (want.includes('answers')) rows.push(...(await answers(3, 4)));
if (want.includes('pages')) rows.push(await page(3, 4));
if (want.includes('memory')) rows.push(await memory());
process.stdout.write(`${table(rows)}\n`);
