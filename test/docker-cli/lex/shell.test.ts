import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lex } from '../../../src/docker-cli/lex/lex.ts';

/** Prints, for each line given, the words that the shell finds in it, or `?` where it finds a quote that never ends. */
const reader = `set -f
for line do
  (eval "printf '%s\\0' words $line") 2>/dev/null || printf '?\\0'
  printf '\\001\\0'
done`;

/** The words of each line as the shell has them; null where it refuses the line. */
function shellWords(lines: readonly string[]): readonly (readonly string[] | null)[] {
  const said = execFileSync('sh', ['-c', reader, 'sh', ...lines], { encoding: 'utf8' });
  return said
    .split('\u0001\0')
    .slice(0, -1)
    .map((part) => {
      const words = part.split('\0').slice(0, -1);
      return words.at(-1) === '?' && words[0] !== 'words' ? null : words.slice(1);
    });
}

function ourWords(line: string): readonly string[] | null {
  const lexed = lex(line);
  if (lexed.state === 'unclosed') return null;
  if (lexed.state === 'command') return lexed.words.map(({ text }) => text);
  throw new Error(`${JSON.stringify(line)} is ${lexed.state} to the lexer.`);
}

const plain = 'docker run -d --name web a=b ./x,y:z [ ] * ? % ^ + @ {{.ID}} é 日本 "" \'\''.split(
  ' ',
);
const quotable = [...'ab \t\n#$`|&;<>()*\\é'];
const text = fc.array(fc.constantFrom(...quotable), { maxLength: 5 }).map((some) => some.join(''));

/** A piece of a word, well formed. */
const piece = fc.oneof(
  fc.constantFrom(...plain),
  text.map((inside) => `'${inside}'`),
  text.map((inside) => `"${inside.replaceAll(/["\\$`]/g, '\\$&')}"`),
  fc.constantFrom(...quotable.filter((one) => one !== '\n')).map((one) => `\\${one}`),
  fc.constantFrom('\\\n', '"a\\\nb"', '"a\\b"', "'a\\'", 'a#'),
);
const tidyLine = fc
  .tuple(
    fc.array(fc.array(piece, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('', ' # then "this', ' #'),
  )
  .map(([words, comment]) => `docker ${words.map((some) => some.join('')).join(' ')}${comment}`);

/** Quotes, backslashes and blanks in any order, closed or not; what would be an operator or a variable is left out. */
const wildLine = fc
  .array(fc.constantFrom(...'ab=-/ \t\'"\\', 'a#', '\\\n'), { maxLength: 24 })
  .map((some) => `docker ${some.join('')}`)
  .filter((line) => !line.includes('\\\\\n'));

const seed = Number(process.env.PLIMSOLL_ORACLE_SEED ?? 20_261_124);

for (const [what, line] of [
  ['words in all kinds of quotes', tidyLine],
  ['quotes and backslashes in any order', wildLine],
] as const) {
  test(`the lexer finds the words that a shell finds: ${what}`, () => {
    const lines = fc.sample(line, { numRuns: 1000, seed });
    const read = shellWords(lines);
    const wrong = lines
      .map((text, index) => ({ text, shell: read[index], ours: ourWords(text) }))
      .filter(({ shell, ours }) => JSON.stringify(shell) !== JSON.stringify(ours))
      .toSorted((a, b) => a.text.length - b.text.length);
    expect(wrong.slice(0, 3), `${wrong.length} of ${lines.length}, seed ${seed}`).toEqual([]);
    expect(new Set(lines).size).toBeGreaterThan(500);
  });
}
