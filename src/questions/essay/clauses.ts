import { auxiliaries } from './grammar.ts';
import type { Token } from './tokens.ts';

/** How a clause hangs on the one before it. */
export type Lead =
  | 'none'
  | 'result'
  | 'cause'
  | 'contrast'
  | 'if'
  | 'unless'
  | 'instead'
  | 'unlike'
  | 'otherwise';

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

const phrases: Readonly<Record<Exclude<Lead, 'none'>, string>> = {
  unlike:
    'unlike|in contrast to|in contrast with|as opposed to|compared to|compared with|不同于|不像',
  otherwise: 'otherwise|conversely|in contrast|by contrast|on the other hand|否则|不然|相反|反之',
  instead: 'instead of|rather than|而不是|而非',
  unless: 'unless|except|除非|除了',
  if: 'if|in case|provided|suppose|supposing|如果|假如|要是|倘若|假设|若是|若',
  contrast: 'but|whereas|while|however|although|though|yet|但是|但|然而|不过|可是|而',
  result: 'and|so|then|therefore|thus|hence|所以|因此|于是|然后|因而|从而|并且|而且|并|且',
  cause: 'because|bc|cuz|since|as|when|where|once|after|which|who|因为|由于|当',
};

const leads: readonly Exclude<Lead, 'none'>[] = [
  'unlike',
  'otherwise',
  'instead',
  'unless',
  'if',
  'contrast',
  'result',
  'cause',
];

const connectors = leads
  .flatMap((lead) =>
    phrases[lead].split('|').map((phrase) => ({
      lead,
      words: /^[a-z]/.test(phrase) ? phrase.split(' ') : [...phrase],
    })),
  )
  .toSorted((one, other) => other.words.length - one.words.length);

/** Look like a connector, and are part of another word or phrase: what may not stand before and after it. */
const exceptions: ReadonlyMap<string, { before: string; after: string }> = new Map([
  [
    'as',
    {
      before: ' as well same such so just far long soon known ',
      after: ' well if soon long far a an ',
    },
  ],
  ['so', { before: ' even do does did ', after: ' far ' }],
  ['once', { before: ' at all ', after: ' ' }],
  ['而', { before: '从因然反进故时', after: '已言' }],
  ['并', { before: '合', after: '不未没非行发' }],
  ['且', { before: '而并况暂', after: '' }],
  ['若', { before: '倘假', after: '干' }],
  ['当', { before: '相应适', after: '前初然作成时地' }],
  ['but', { before: ' nothing ', after: ' ' }],
]);

const clauseEnds: readonly string[] = ['的话', '之后', '以后', '时候', '后', '时'];
const insideWords: ReadonlyMap<string, string> = new Map([
  ['后', '台续面端来退者'],
  ['时', '间刻钟常候'],
]);

function startsConnector(
  tokens: readonly Token[],
  at: number,
): { lead: Lead; size: number } | null {
  const first = tokens[at]?.text ?? '';
  const rule = exceptions.get(first);
  if (rule) {
    const edge = (token: Token | undefined): string =>
      token?.han ? token.text : ` ${token?.text ?? ''} `;
    if (rule.before.includes(edge(tokens[at - 1])) || rule.after.includes(edge(tokens[at + 1]))) {
      const longer = connectors.some(
        ({ words }) =>
          words.length > 1 && words.every((word, index) => tokens[at + index]?.text === word),
      );
      if (!longer) return null;
    }
  }
  const found = connectors.find(({ words }) =>
    words.every((word, index) => tokens[at + index]?.text === word),
  );
  if (found) return { lead: found.lead, size: found.words.length };
  const aside =
    first === 'not' &&
    /^(?:the|a|an|your|its|my)$/.test(tokens[at + 1]?.text ?? '') &&
    !auxiliaries.has(tokens[at - 1]?.text ?? '');
  return aside ? { lead: 'instead', size: 1 } : null;
}

/** Whether a clause ends before `at`, as after 时 and 的话. */
function afterClause(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.text ?? '';
  return clauseEnds.some(
    (end) =>
      [...end].every((character, index) => tokens[at - end.length + index]?.text === character) &&
      !(insideWords.get(end) ?? '').includes(next),
  );
}

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
