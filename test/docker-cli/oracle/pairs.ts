import { readdirSync, readFileSync } from 'node:fs';
import type { Judgement } from './oracle.ts';

/** Two lines, and what is expected of them. */
export interface Pair {
  /** File and line, for a message. */
  readonly at: string;
  /** What the pair means; without a rule the real CLI's requests say so too. */
  readonly says: Judgement;
  /** The rules by which our verdict is another than the CLI's; none where it is the same. */
  readonly rules: readonly string[];
  readonly left: string;
  readonly right: string;
  /** The major version of the first CLI at hand that knows what the pair needs; 0 where every CLI does. */
  readonly since: number;
}

const judgements: readonly string[] = ['same', 'different', 'refused'] satisfies Judgement[];
const isJudgement = (text: string | undefined): text is Judgement =>
  judgements.includes(text ?? '');

function readPair(line: string, at: string): Pair {
  const [says, rules, left, right, since, ...more] = line.split('\t');
  if (!isJudgement(says) || rules === undefined || !left || !right || more.length > 0) {
    throw new Error(
      `${at} is no pair: a judgement, rules or -, two lines, and a CLI's version where it needs one, with tabs between them.`,
    );
  }
  return {
    at,
    says,
    rules: rules === '-' ? [] : rules.split(','),
    left,
    right,
    since: Number(since ?? 0),
  };
}

/** The pairs of every .tsv file of a folder beside this file; lines that begin with # are notes. */
export function readPairs(folder: string): readonly Pair[] {
  const base = new URL(`${folder}/`, import.meta.url);
  return readdirSync(base)
    .filter((name) => name.endsWith('.tsv'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(new URL(name, base), 'utf8')
        .split('\n')
        .map((line, index) => ({ line, at: `${name}:${index + 1}` }))
        .filter(({ line }) => line !== '' && !line.startsWith('#'))
        .map(({ line, at }) => readPair(line, at)),
    );
}
