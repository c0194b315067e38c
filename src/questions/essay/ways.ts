import type { Ways } from './key-point.ts';
import { type Token, tokenise } from './tokens.ts';

/** Where a way of saying something stands among the tokens; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Whether Chinese denied it from inside, as 收不到 denies 收到. */
  readonly denied: boolean;
}

interface Step {
  readonly text: string;
  /** Any ending will do. */
  readonly open: boolean;
  /** How many tokens may stand before it. */
  readonly room: number;
}

interface Pattern {
  readonly steps: readonly Step[];
  readonly denied: boolean;
}

const room = 6;

function compile(way: string): readonly Pattern[] {
  const steps = way.split(/…|\.\.\./).flatMap((part, index) =>
    tokenise(part).tokens.map((token, place) => ({
      text: token.text,
      open: part[token.end] === '*',
      room: index > 0 && place === 0 ? room : 0,
    })),
  );
  const whole: Pattern = { steps, denied: false };
  const short = steps.length === 2 && steps.every((step) => /^\p{Script=Han}$/u.test(step.text));
  if (!short) return steps.length === 0 ? [] : [whole];
  const inside = (text: string): Pattern => ({
    steps: steps.toSpliced(1, 0, { text, open: false, room: 0 }),
    denied: true,
  });
  return [whole, inside('不'), inside('没')];
}

function fits(step: Step, token: Token | undefined): boolean {
  if (token === undefined) return false;
  return step.open ? token.text.startsWith(step.text) : token.text === step.text;
}

/** The end of the pattern when it starts at `from`, taking the nearest place for each step; null when it does not. */
function endOf(pattern: Pattern, tokens: readonly Token[], from: number): number | null {
  let at = from;
  for (const step of pattern.steps) {
    const limit = at + step.room;
    while (at < limit && !fits(step, tokens[at]) && tokens[at]?.gap !== 'end') at += 1;
    if (!fits(step, tokens[at])) return null;
    at += 1;
  }
  return at;
}

/** Finds ways of saying things among the tokens of one answer; asking for the same twice costs nothing. */
export function finder(tokens: readonly Token[]): (ways: Ways) => readonly Span[] {
  const known = new Map<Ways, readonly Span[]>();
  const places = new Map<string, number[]>();
  tokens.forEach(({ text }, at) => {
    const list = places.get(text);
    if (list) list.push(at);
    else places.set(text, [at]);
  });
  const starts = (step: Step): readonly number[] =>
    step.open
      ? [...places].flatMap(([text, list]) => (text.startsWith(step.text) ? list : []))
      : (places.get(step.text) ?? []);
  return (ways) => {
    const earlier = known.get(ways);
    if (earlier) return earlier;
    const spans = compiled(ways).flatMap((pattern) =>
      (pattern.steps[0] ? starts(pattern.steps[0]) : []).flatMap((from) => {
        const to = endOf(pattern, tokens, from);
        return to === null ? [] : [{ from, to, denied: pattern.denied }];
      }),
    );
    const inOrder = spans.toSorted((one, other) => one.from - other.from);
    known.set(ways, inOrder);
    return inOrder;
  };
}

const patterns = new WeakMap<Ways, readonly Pattern[]>();

function compiled(ways: Ways): readonly Pattern[] {
  const known = patterns.get(ways) ?? [...ways.en, ...ways['zh-CN']].flatMap(compile);
  patterns.set(ways, known);
  return known;
}

/** The spans of each part of the text, for those that lie inside one; `partOf` is the part of each token. */
export function sorted<S extends Span>(
  spans: readonly S[],
  partOf: readonly number[],
): ReadonlyMap<number, readonly S[]> {
  const parts = new Map<number, S[]>();
  for (const span of spans) {
    const part = partOf[span.from];
    if (part === undefined || part !== partOf[span.to - 1]) continue;
    const list = parts.get(part);
    if (list) list.push(span);
    else parts.set(part, [span]);
  }
  return parts;
}

/** Whether `outer` holds all of `inner` and more. */
export function covers(outer: Span, inner: Span): boolean {
  return (
    outer.from <= inner.from &&
    outer.to >= inner.to &&
    outer.to - outer.from > inner.to - inner.from
  );
}
