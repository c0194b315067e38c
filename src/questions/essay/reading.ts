import { asserted } from './assertion.ts';
import { type Clause, divide, type Sentence } from './clauses.ts';
import { determiners, glue, glueCharacters, light, pronouns } from './grammar.ts';
import type { Evidence, KeyPoint, Situation, Ways } from './key-point.ts';
import { denied, onlyDenies } from './negation.ts';
import { assign, deniesName, namesOf, situationsOf, using } from './situations.ts';
import { type Token, tokenise } from './tokens.ts';
import { covers, finder, type Span, sorted } from './ways.ts';

/** For a key point, against it, or nothing about it. */
export type Stand = 1 | -1 | 0;

/** An answer, taken apart once for all the key points of a rubric. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly clauses: readonly Clause[];
  readonly claims: readonly boolean[];
  readonly stuffed: readonly boolean[];
  /** Whether a clause speaks of a situation. */
  speaksOf(situation: Situation, clause: number): boolean;
  /** Where a clause stands towards one way of saying a key point, whichever situation it speaks of. */
  stand(evidence: Evidence, clause: number): Stand;
}

/** How many clauses back a pronoun, or a subject left out, may point. */
const memory = 4;

const ellipsis =
  /(?:^| )not(?: (?:be|happen|occur|so|then|anymore|any more|the case|true|do so|do this|do that|with|when|if|in|by|under))*$|(?:^| )(?:不 会|不 会 了|不 了|不 是|不 然|不 会 这 样|不 会 发 生|没 有|不 行|不 能|不)$/;

/** Reads an answer for a rubric. `given` are texts that the learner was shown: what is copied from them claims nothing. */
export function read(
  rubric: readonly KeyPoint[],
  answer: string,
  given: readonly string[],
): Reading {
  const { tokens, tail } = tokenise(answer);
  const find = finder(tokens);
  const all = rubric.flatMap((point) => point.evidence);
  const predicates = all.flatMap((one) => [...find(one.says), ...find(one.denies)]);
  const begins = tokens.map(() => false);
  for (const span of predicates) {
    begins[span.from] = true;
  }
  const { sentences, clauses } = divide(tokens, tail, begins);
  const inside = tokens.map(() => false);
  for (const span of predicates) {
    if (onlyDenies(tokens, span.from, span.from + memory * 3, begins)) continue;
    for (let at = span.from; at < span.to; at += 1) inside[at] = true;
  }
  const clauseOf = clauses.flatMap(({ from, to }, index) => Array<number>(to - from).fill(index));
  const placed = new Map<Ways, ReadonlyMap<number, readonly Span[]>>();
  const findIn = (ways: Ways, index: number): readonly Span[] => {
    const known = placed.get(ways) ?? sorted(find(ways), clauseOf);
    placed.set(ways, known);
    return known.get(index) ?? [];
  };
  const compared = situationsOf(rubric);
  const names = namesOf(tokens, find);
  const situations = assign(tokens, sentences, clauses, compared, names, begins, clauseOf);
  const named = tokens.map(() => false);
  const framed = tokens.map(() => false);
  for (const span of compared.flatMap(names)) {
    for (let at = span.from; at < span.to; at += 1) named[at] = framed[at] = true;
    for (let at = span.from; at < span.to; at += 1) inside[at] = true;
    let before = span.from - 1;
    const start = clauses[clauseOf[span.from] ?? -1]?.from ?? span.from;
    for (; before >= start && using.has(tokens[before]?.text ?? ''); before -= 1)
      framed[before] = true;
    if (before >= start && deniesName(tokens[before]?.text ?? '', tokens[before + 1]?.text ?? ''))
      inside[before] = true;
  }

  const word = (at: number): string => tokens[at]?.text ?? '';
  const { claims, stuffed } = asserted(
    tokens,
    sentences,
    clauses,
    given,
    (clause) => begins.slice(clause.from, clause.to).includes(true),
    (index) => {
      const clause = clauses[index];
      const next = clauses[index + 1];
      if (!clause) return false;
      const remark = next !== undefined && tokens[next.from]?.mark.includes('(') === true;
      return named.slice(clause.from, remark ? next.to : clause.to).includes(true);
    },
  );

  /** 停止的只是……: what follows is the subject. */
  function isCleft(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1)
      if (word(at) === '的') return '是只仅'.includes(word(at + 1) || ' ');
    return false;
  }

  /** Whether a clause has a pronoun, or has left out its subject and brings no other object. */
  function pointsBack(evidence: Evidence, index: number, predicate: Span): boolean {
    const clause = clauses[index];
    if (!clause) return false;
    let next = predicate.to;
    while (next < clause.to && determiners.has(word(next))) next += 1;
    const expected = evidence.about.some((ways) =>
      findIn(ways, index).some((span) => span.from === next),
    );
    const other = next > predicate.to && next < clause.to && !expected && !light.has(word(next));
    if (other) return false;
    for (let at = clause.from; at < clause.to; at += 1) if (pronouns.has(word(at))) return true;
    if (/^[后时]$/.test(word(clause.to - 1))) return false;
    for (let at = clause.from; at < predicate.from; at += 1)
      if (!light.has(word(at)) && framed[at] !== true) return false;
    if (isCleft(predicate.to, clause.to)) return false;
    if (next >= clause.to || named[next] === true) return true;
    if (glue.has(word(next)) || glueCharacters.has(word(next)) || light.has(word(next)))
      return true;
    return expected;
  }

  function isAbout(evidence: Evidence, index: number, predicate: Span): boolean {
    const back = pointsBack(evidence, index, predicate) ? memory : 0;
    return evidence.about.every((ways) => {
      for (let at = index; at >= 0 && at >= index - back; at -= 1) {
        if (findIn(ways, at).length > 0) return true;
      }
      return false;
    });
  }

  function said(evidence: Evidence, index: number): Stand {
    const clause = clauses[index];
    if (!clause) return 0;
    const signed = [
      ...findIn(evidence.says, index).map((span) => ({ span, sign: true })),
      ...findIn(evidence.denies, index).map((span) => ({ span, sign: false })),
    ].filter(({ span }) => !onlyDenies(tokens, span.from, clause.to, begins));
    const heard = signed
      .filter(({ span }) => named.slice(span.from, span.to).includes(false))
      .filter(({ span }) => !signed.some((other) => covers(other.span, span)))
      .filter(({ span }) => isAbout(evidence, index, span))
      .map(({ span, sign }) => {
        const turned = denied(tokens, clause.from, span.from, span.to, begins, inside);
        const away = clause.lead === 'instead';
        return sign !== ((turned !== span.denied) !== away);
      });
    if (heard.length === 0) return 0;
    return heard.every((good) => good) ? 1 : -1;
  }

  function isEllipsis(clause: Clause): boolean {
    const words: string[] = [];
    for (let at = clause.from; at < clause.to; at += 1) {
      if (begins[at]) return false;
      if (framed[at] !== true) words.push(word(at));
    }
    return ellipsis.test(words.join(' '));
  }

  function stand(evidence: Evidence, index: number): Stand {
    const clause = clauses[index];
    if (!clause) return 0;
    if (!isEllipsis(clause)) return said(evidence, index);
    for (let at = index - 1; at >= 0 && at >= index - memory - 1; at -= 1) {
      const earlier = said(evidence, at);
      if (earlier === 0) continue;
      if (situations[at] === situations[index] || claims[at] !== true) return 0;
      return earlier === 1 ? -1 : 1;
    }
    return 0;
  }

  const texts = compared.map((situation) => JSON.stringify(situation));
  const numbers = new Map(
    rubric.flatMap(({ when }) =>
      when ? [[when, texts.indexOf(JSON.stringify(when))] as const] : [],
    ),
  );
  const speaksOf = (situation: Situation, index: number): boolean =>
    situations[index] === numbers.get(situation);

  return { tokens, sentences, clauses, claims, stuffed, speaksOf, stand };
}
