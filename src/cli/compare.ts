import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { Comparison, Difference } from '../docker-cli/compare/comparison.ts';
import type { Span } from '../docker-cli/span.ts';
import { message, render, type Text } from '../i18n/text.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly json?: true;
  readonly pairs?: string;
}

/** Adds `compare`: whether two docker command lines mean the same, and how they differ. */
export function register(program: Command): void {
  program
    .command('compare')
    .argument('[left]')
    .argument('[right]')
    .description(words(message('cli.compareAbout')))
    .option('--json', words(message('cli.json')))
    .option('--pairs <file>', words(message('cli.comparePairsOption')))
    .action(run);
}

async function run(
  left: string | undefined,
  right: string | undefined,
  { json, pairs }: Options,
): Promise<void> {
  if (pairs !== undefined) {
    if (left !== undefined) throw new CliError(message('cli.compareEither'));
    process.exitCode = await comparePairs(pairs);
    return;
  }
  if (left === undefined || right === undefined) throw new CliError(message('cli.compareTwo'));
  const { compare } = await import('../docker-cli/compare/compare.ts');
  const comparison = compare(left, right);
  console.log(json ? asJson(comparison) : told(left, right, comparison));
  process.exitCode = exitCode(comparison);
}

function exitCode({ verdict }: Comparison): number {
  if (verdict === 'invalid') return 2;
  return verdict === 'different' ? 1 : 0;
}

function asJson({ verdict, differences }: Comparison): string {
  return JSON.stringify({
    verdict,
    differences: differences.map(({ kind, text, left, right }) => ({
      kind,
      text: words(text),
      left,
      right,
    })),
  });
}

/** Compares every line `left<TAB>right` as it comes; the worst exit code of all. */
async function comparePairs(file: string): Promise<number> {
  if (file !== '-') throw new CliError(message('cli.comparePairsStdin', { found: file }));
  const { compare } = await import('../docker-cli/compare/compare.ts');
  let worst = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const [left = '', ...right] = line.split('\t');
    const comparison = compare(left, right.join('\t'));
    process.stdout.write(`${asJson(comparison)}\n`);
    worst = Math.max(worst, exitCode(comparison));
  }
  return worst;
}

function told(left: string, right: string, { verdict, differences }: Comparison): string {
  const said = words(message(`cli.compare-${verdict}`));
  const parts = differences.map((difference) => {
    const marked = [mark(left, difference.left), mark(right, difference.right)].flat();
    return [...marked, `    ${words(difference.text)}`].join('\n');
  });
  return [said, ...parts].join('\n\n');
}

/** The part of a line that a difference is about, marked below; nothing where it is not in this line. */
function mark(line: string, span: Difference['left']): readonly string[] {
  if (span === null) return [];
  const { shown, at } = onOneLine(line, span);
  const before = ' '.repeat(widthOf(shown.slice(0, at.start)));
  const carets = '^'.repeat(Math.max(widthOf(shown.slice(at.start, at.end)), 1));
  return [`  ${shown}`, `  ${before}${carets}`];
}

/** The line of a text that a span begins in. */
function onOneLine(text: string, { start, end }: Span): { shown: string; at: Span } {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', start);
  const shown = text.slice(first, newline === -1 ? text.length : newline).replaceAll('\t', ' ');
  return { shown, at: { start: start - first, end: Math.min(end - first, shown.length) } };
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** How many columns of a terminal a text takes. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}
