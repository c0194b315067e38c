import type { Clause, Sentence } from './clauses.ts';
import type { KeyPoint, Situation } from './key-point.ts';
import type { Token } from './tokens.ts';
import { covers, type Span, sorted } from './ways.ts';

/** Between a negator and the name of a situation, where the name itself is denied ("without using the flag"). */
export const using: ReadonlySet<string> = new Set(
  `the a an any this that using use used set setting passing give giving given add adding specify specifying specified
  with attach attached attaching have having flag option you 加 带 使 用 设 置 指 定 写 有 了 上 任 何 这 个 那 参 数 选 项 添 附 入`.split(
    /\s+/,
  ),
);
const between = new Set('the flag option parameter is was are 参 数 选 项 这 个 被'.split(' '));
const notUsed = /^(?:set|given|used|specified|passed|present|there|加|用|使|指|设|带|有|写)$/;

/** The situations that a rubric compares, each once. */
export function situationsOf(rubric: readonly KeyPoint[]): readonly Situation[] {
  const known = new Map<string, Situation>();
  for (const { when } of rubric) if (when) known.set(JSON.stringify(when), when);
  return [...known.values()];
}

/** Where a situation is named. "It is false that …" names none, be one called so. */
export function namesOf(
  tokens: readonly Token[],
  find: (situation: Situation) => readonly Span[],
): (situation: Situation) => readonly Span[] {
  const judges = ({ to }: Span) => tokens[to - 1]?.text === 'false' && tokens[to]?.text === 'that';
  return (situation) => find(situation).filter((span) => !judges(span));
}

/** Whether a word denies the name of a situation after it; "not with …" says that there something is otherwise. */
export function deniesName(word: string, next: string): boolean {
  return /^(?:not|no|without|never|不|没|未|无)$/.test(word) && next !== 'with';
}

function nameDenied(tokens: readonly Token[], clause: Clause, span: Span): boolean {
  const word = (at: number): string => tokens[at]?.text ?? '';
  let left = span.from - 1;
  while (left >= clause.from && using.has(word(left))) left -= 1;
  if (left >= clause.from && deniesName(word(left), word(left + 1))) return true;
  let right = span.to;
  while (right < clause.to && between.has(word(right))) right += 1;
  if (!/^(?:not|不|没|未)$/.test(word(right))) return false;
  return notUsed.test(word(right + 1)) || notUsed.test(word(right + 2));
}

/** "If it isn't", 没有指定时: the other situation, named only by denying this one. */
const negatedCondition =
  /^(?:if|when) (?:not|(?:it|they|this|that|you) (?:is|are|was|were|do|does|did) not(?: (?:so|given|used|set|specified|passed|enabled|use it|do that|do so|the case))?)$|^(?:如 果|若|要 是) (?:没|没 有|不|未)(?: (?:加|用|指 定|设 置|使 用|带|是|这 样))?(?: (?:时|的 话|它))*$|^(?:没|没 有|不|未)(?: (?:加|用|指 定|设 置|使 用|带))(?: 它)?(?: (?:时|的 话))$/;
const purpose = /^(?:to|in order to|想|要|为)(?: |$)/;

function textOf(tokens: readonly Token[], clause: Clause): string {
  return tokens
    .slice(clause.from, clause.to)
    .map((token) => token.text)
    .join(' ');
}

const former = /(?:\bformer\b|\bfirst (?:case|situation|way|mode)\b|前 者|第 一 种|前 一 种)/;
const latter =
  /(?:\blatter\b|\b(?:second|other) (?:case|situation|way|mode)\b|后 者|第 二 种|后 一 种)/;

/**
 * Which of the situations each clause speaks of, by index: the one it names, or else the one its sentence names, or the
 * one spoken of before; null when none was named and none is assumed.
 */
export function assign(
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  clauses: readonly Clause[],
  situations: readonly Situation[],
  find: (situation: Situation) => readonly Span[],
  sought: readonly boolean[],
  clauseOf: readonly number[],
): readonly (number | null)[] {
  const spans = situations.flatMap((situation, index) =>
    find(situation).map((span) => ({ ...span, index })),
  );
  const places = sorted(spans, clauseOf);
  const nameIn = (index: number): (Span & { readonly index: number }) | undefined => {
    const inside = places.get(index) ?? [];
    return inside
      .filter((span) => !inside.some((outer) => covers(outer, span)))
      .toSorted((one, two) => one.from - two.from)[0];
  };
  const other = (index: number | null): number | null =>
    index === null || situations.length !== 2 ? null : 1 - index;
  const assumed = situations.findIndex((situation) => situation.assumed);
  const order: number[] = [];

  const own = clauses.map((clause, at): number | null => {
    if (clause.lead === 'unlike') return null;
    const name = nameIn(at);
    if (!name) {
      const text = textOf(tokens, clause);
      if (former.test(text)) return order[0] ?? null;
      return latter.test(text) ? (order[1] ?? other(order[0] ?? null)) : null;
    }
    if (!order.includes(name.index)) order.push(name.index);
    const turned = nameDenied(tokens, clause, name) !== (clause.lead === 'unless');
    return turned ? other(name.index) : name.index;
  });

  let current: number | null = assumed < 0 ? null : assumed;
  let named = -1;
  return clauses.map((clause, at) => {
    const mine = own[at] ?? null;
    if (mine !== null) {
      current = mine;
      named = clause.sentence;
      return mine;
    }
    if (clause.lead === 'otherwise') {
      const before = clauses[at - 1];
      const excepted = before?.sentence === clause.sentence && before.lead === 'unless';
      if (!excepted) current = other(current);
      return current;
    }
    if (negatedCondition.test(textOf(tokens, clause))) {
      current = other(current);
      named = clause.sentence;
    }
    return named === clause.sentence ? current : (ahead(at) ?? current);
  });

  /** The situation that the rest of the sentence names for this clause too, where nothing sets the two apart. */
  function ahead(at: number): number | null {
    const clause = clauses[at];
    if (!clause) return null;
    const speaks = sought.slice(clause.from, clause.to).includes(true);
    const opening = sentences[clause.sentence]?.clauses[0] ?? clause;
    const complete = speaks && !purpose.test(textOf(tokens, opening));
    for (let next = at + 1; clauses[next]?.sentence === clause.sentence; next += 1) {
      const lead = clauses[next]?.lead;
      if (lead === 'contrast' || lead === 'result' || lead === 'otherwise') return null;
      const found = own[next] ?? null;
      if (found === null) continue;
      return lead === 'none' && complete && goesOn(next) ? null : found;
    }
    return null;
  }

  /** Whether the sentence says something more from this clause on: then what it names does not reach back. */
  function goesOn(at: number): boolean {
    const start = clauses[at];
    const whole = start === undefined ? [] : (sentences[start.sentence]?.clauses ?? []);
    const rest = whole.filter((clause) => clause.from >= (start?.from ?? 0));
    const last = tokens[(rest.at(-1)?.to ?? 0) - 1]?.text ?? '';
    return (
      /^(?:not|会|不)$/.test(last) ||
      rest.some((one) => sought.slice(one.from, one.to).includes(true))
    );
  }
}
