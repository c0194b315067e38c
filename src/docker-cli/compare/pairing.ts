import type { Manner } from '../values/value.ts';
import type { Field } from './fields.ts';
import { globFits } from './glob.ts';

/** A field of the left line beside the one of the right line that it stands for; null where there is none. */
export type Pair =
  | { readonly left: Field; readonly right: Field; readonly match: 'same' | 'effect' | 'off' }
  | { readonly left: Field; readonly right: null; readonly match: 'off' }
  | { readonly left: null; readonly right: Field; readonly match: 'off' };

export interface Pairs {
  readonly pairs: readonly Pair[];
  /** Whether what stands for one another stands in one order. */
  readonly inOrder: boolean;
}

/** Pairs the fields of two commands of one kind. As `pattern`, `*` in the right one fits whatever the left one has. */
export function pairUp(left: readonly Field[], right: readonly Field[], manner: Manner): Pairs {
  const rightSlots = bySlot(right);
  const pairs: Pair[] = [];
  let inOrder = true;
  for (const [slot, ours] of bySlot(left)) {
    const theirs = rightSlots.get(slot) ?? [];
    rightSlots.delete(slot);
    const found = pairSlot(ours, theirs, manner);
    for (const pair of found.pairs) pairs.push(pair);
    inOrder &&= found.inOrder;
  }
  for (const fields of rightSlots.values()) {
    for (const field of fields) pairs.push({ left: null, right: field, match: 'off' });
  }
  return { pairs, inOrder };
}

function bySlot(fields: readonly Field[]): Map<string, Field[]> {
  const slots = new Map<string, Field[]>();
  for (const field of fields) {
    const known = slots.get(field.slot);
    if (known) known.push(field);
    else slots.set(field.slot, [field]);
  }
  return slots;
}

function pairSlot(ours: readonly Field[], theirs: readonly Field[], manner: Manner): Pairs {
  const [first] = ours;
  if (first?.gathering === 'sequence') return pairSequence(ours, theirs, manner);
  const free = manner === 'pattern' ? theirs.filter(({ id }) => id.includes('*')) : [];
  const fixed = free.length === 0 ? theirs : theirs.filter((field) => !free.includes(field));
  const pairs: Pair[] = [];
  const begin = commonBeginning(ours, fixed);
  for (let at = 0; at < begin; at += 1) {
    const [left, right] = [ours[at], fixed[at]];
    if (left && right) pairs.push(exactPair(left, right));
  }

  const exact = matchBy(ours.slice(begin), fixed.slice(begin), (field) => field.id);
  let last = -1;
  let inOrder = true;
  for (const [left, right, place] of exact.matched) {
    pairs.push(exactPair(left, right));
    inOrder &&= place > last;
    last = place;
  }
  let [leftOver, rightOver] = [exact.ours, exact.theirs];
  for (const pattern of free) {
    const index = leftOver.findIndex((field) => fits(pattern, field));
    const fitting = leftOver[index];
    if (fitting === undefined) {
      rightOver = [...rightOver, pattern];
    } else {
      pairs.push({ left: fitting, right: pattern, match: 'same' });
      leftOver = leftOver.toSpliced(index, 1);
    }
  }
  for (const key of [aboutOf, turnedOf]) {
    if (leftOver.length === 0 || rightOver.length === 0) break;
    const likely = matchBy(leftOver, rightOver, key.left, key.right);
    for (const [left, right] of likely.matched) pairs.push({ left, right, match: 'off' });
    [leftOver, rightOver] = [likely.ours, likely.theirs];
  }
  // What is like nothing else stands for whatever is left in its place.
  for (let at = 0; at < Math.max(leftOver.length, rightOver.length); at += 1) {
    const [left, right] = [leftOver[at] ?? null, rightOver[at] ?? null];
    if (left !== null) pairs.push({ left, right, match: 'off' });
    else if (right !== null) pairs.push({ left, right, match: 'off' });
  }
  return { pairs, inOrder };
}

/** How many fields mean the same, one by one from the first on. */
function commonBeginning(ours: readonly Field[], theirs: readonly Field[]): number {
  let count = 0;
  while (count < ours.length && ours[count]?.id === theirs[count]?.id) count += 1;
  return count;
}

function exactPair(left: Field, right: Field): Pair {
  return { left, right, match: left.value.sent === right.value.sent ? 'same' : 'effect' };
}

function pairSequence(ours: readonly Field[], theirs: readonly Field[], manner: Manner): Pairs {
  const pairs: Pair[] = [];
  for (let at = 0; at < Math.max(ours.length, theirs.length); at += 1) {
    const [left, right] = [ours[at], theirs[at]];
    if (left && right) {
      const same = left.id === right.id || (manner === 'pattern' && fits(right, left));
      pairs.push({ left, right, match: same ? 'same' : 'off' });
    } else if (left) {
      pairs.push({ left, right: null, match: 'off' });
    } else if (right) {
      pairs.push({ left: null, right, match: 'off' });
    }
  }
  return { pairs, inOrder: true };
}

/** Whether a field fits the pattern that another is, part by part. */
export function fits(pattern: Field, field: Field): boolean {
  const [wanted, found] = [pattern.value.parts, field.value.parts];
  // A pattern that is nothing but `*` leaves the whole value free.
  if (wanted.length === 1 && wanted[0]?.text === '*' && pattern.role !== 'container-command') {
    return true;
  }
  return (
    wanted.length === found.length &&
    wanted.every((part, index) => {
      const other = found[index];
      return other?.name === part.name && globFits(part.text, other.text);
    })
  );
}

type Key = (field: Field) => string | null;

/** The same thing, such as a variable of one name or a mount at one path. */
const aboutOf: { readonly left: Key; readonly right: Key } = {
  left: ({ value }) => value.about || null,
  right: ({ value }) => value.about || null,
};

/** The same two ports, the other way round. */
const turnedOf: { readonly left: Key; readonly right: Key } = {
  left: ({ value }) => portsOf(value.parts[1], value.parts[2]),
  right: ({ value }) => portsOf(value.parts[2], value.parts[1]),
};

type MaybePart = Field['value']['parts'][number] | undefined;

function portsOf(first: MaybePart, second: MaybePart): string | null {
  if (!first?.name.endsWith('-port')) return null;
  const ports = [first?.name, second?.name].toSorted().join(' ');
  return ports === 'container-port host-port' ? `${first?.text} ${second?.text}` : null;
}

interface Matching {
  readonly matched: readonly (readonly [Field, Field, number])[];
  readonly ours: readonly Field[];
  readonly theirs: readonly Field[];
}

/** Matches fields of one key, each with the first of the other side that is left; with its place there. */
function matchBy(
  ours: readonly Field[],
  theirs: readonly Field[],
  leftKey: Key,
  rightKey: Key = leftKey,
): Matching {
  const waiting = new Map<string, number[]>();
  for (let place = theirs.length - 1; place >= 0; place -= 1) {
    const field = theirs[place];
    const key = field === undefined ? null : rightKey(field);
    if (key === null) continue;
    const places = waiting.get(key);
    if (places) places.push(place);
    else waiting.set(key, [place]);
  }
  if (waiting.size === 0) return { matched: [], ours, theirs };
  const taken = new Set<number>();
  const matched: [Field, Field, number][] = [];
  const over: Field[] = [];
  for (const field of ours) {
    const key = leftKey(field);
    const place = key === null ? undefined : waiting.get(key)?.pop();
    const other = place === undefined ? undefined : theirs[place];
    if (place === undefined || other === undefined) {
      over.push(field);
    } else {
      taken.add(place);
      matched.push([field, other, place]);
    }
  }
  if (taken.size === 0) return { matched, ours, theirs };
  return { matched, ours: over, theirs: theirs.filter((_, place) => !taken.has(place)) };
}
