import { afterClause, type Lead, startsConnector } from './connectors.ts';
import { auxiliaries } from './grammar.ts';
import type { Token } from './tokens.ts';

/** A run of tokens that says one thing at most; `to` is exclusive. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly lead: Lead;
  readonly sentence: number;
}

/** A sentence, or what stands for one: a line of a list, what a semicolon ends. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly asked: boolean;
  readonly clauses: readonly Clause[];
}

/** Longer runs are cut, so that reading stays linear whatever is typed. */
const longestClause = 100;
const mostClauses = 40;

/** Whether only a second noun follows ("the client and the container"): a few words and no predicate. */
function addsNoun(tokens: readonly Token[], at: number, predicate: readonly boolean[]): boolean {
  const room = tokens[at + 1]?.han ? 12 : 4;
  for (let next = at + 1; next <= at + room; next += 1) {
    const token = tokens[next];
    if (!token || token.gap === 'pause' || token.gap === 'end') return next > at + 1;
    if (predicate[next] || auxiliaries.has(token.text) || /^[不没未]$|^not$/.test(token.text))
      return false;
  }
  return false;
}

/** The sentences and clauses of an answer. `predicate` marks tokens that begin what a key point looks for. */
export function divide(
  tokens: readonly Token[],
  tail: string,
  predicate: readonly boolean[],
): { readonly sentences: readonly Sentence[]; readonly clauses: readonly Clause[] } {
  const sentences: Sentence[] = [];
  const clauses: Clause[] = [];
  let own: Clause[] = [];
  let sentenceFrom = 0;
  let from = 0;
  let lead: Lead = 'none';
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    const ended = token === undefined || token.gap === 'end' || own.length >= mostClauses;
    const connector = token === undefined ? null : startsConnector(tokens, at);
    const joins =
      connector !== null &&
      /^(?:and|和|并)$/.test(token?.text ?? '') &&
      addsNoun(tokens, at, predicate);
    const cut =
      ended ||
      at - from >= longestClause ||
      token.gap === 'pause' ||
      (connector !== null && !joins) ||
      (at > from && afterClause(tokens, at));
    if (!cut) continue;
    if (at > from) {
      const known = lead === 'none' && comparesOnly(tokens, from, at) ? 'unlike' : lead;
      own.push({ from, to: at, lead: known, sentence: sentences.length });
    }
    if (ended && at > sentenceFrom) {
      const asked = /[?]/.test(token?.mark ?? tail) || tokens[at - 1]?.text === '吗';
      sentences.push({ from: sentenceFrom, to: at, asked, clauses: own });
      clauses.push(...own);
      own = [];
      sentenceFrom = at;
    }
    from = at;
    lead = connector?.lead ?? 'none';
    if (connector) at += connector.size - 1;
  }
  return { sentences, clauses };
}

/** 与……不同: names the other half of a comparison only to leave it. */
function comparesOnly(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokens[from]?.text ?? '';
  const end = `${tokens[to - 2]?.text ?? ''}${tokens[to - 1]?.text ?? ''}`;
  return '与和跟同'.includes(first) && /^(?:不同|相反|相比|一样)$/.test(end);
}
