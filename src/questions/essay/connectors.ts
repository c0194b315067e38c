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
  ['后', '台续面端来者'],
  ['时', '间刻钟常候'],
]);

/** 不会因为……而停止: how far the 而 may stand from its 因. */
const reasonReach = 16;

/** Whether a reason stands inside the predicate of its clause, which what is before it denies or allows: 不会因为……. */
function isInnerReason(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return (
    token?.text === '因' && token.gap === 'none' && /[不会能]/.test(tokens[at - 1]?.text ?? '')
  );
}

/** Whether a 而 only closes a reason that stands inside the predicate. */
function closesReason(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== '而') return false;
  for (let before = at - 1; before > 0 && at - before <= reasonReach; before -= 1) {
    if (isInnerReason(tokens, before)) return true;
    if (/^(?:pause|end)$/.test(tokens[before + 1]?.gap ?? '')) return false;
  }
  return false;
}

/** The connector that starts at a token, and how many tokens it takes; null where none does. */
export function startsConnector(
  tokens: readonly Token[],
  at: number,
): { lead: Lead; size: number } | null {
  if (isInnerReason(tokens, at) || closesReason(tokens, at)) return null;
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
export function afterClause(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.text ?? '';
  return clauseEnds.some(
    (end) =>
      [...end].every((character, index) => tokens[at - end.length + index]?.text === character) &&
      !(insideWords.get(end) ?? '').includes(next),
  );
}
