import { readdirSync, readFileSync } from 'node:fs';
import type { Judgement } from './oracle.ts';

/** Two lines, and what is expected of them. */
export interface Pair {
  /** File and line, for a message. */
  readonly at: string;
  /** What the real CLI's requests say. */
  readonly says: Judgement;
  /** The rule by which our verdict is another than the CLI's; null where it is the same. */
  readonly rule: string | null;
  readonly left: string;
  readonly right: string;
}

const judgements: readonly string[] = ['same', 'different', 'refused'] satisfies Judgement[];
const isJudgement = (text: string | undefined): text is Judgement =>
  judgements.includes(text ?? '');

function readPair(line: string, at: string): Pair {
  const [says, rule, left, right, ...more] = line.split('\t');
  if (!isJudgement(says) || rule === undefined || !left || !right || more.length > 0) {
    throw new Error(
      `${at} is no pair: judgement, rule or -, and two lines, with tabs between them.`,
    );
  }
  return { at, says, rule: rule === '-' ? null : rule, left, right };
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
