import type { Flag } from '../grammar/grammar.ts';
import type { Parsed } from '../parse/parsed.ts';
import type { Span } from '../span.ts';
import type { Gathering } from '../values/meaning.ts';
import type { Value } from '../values/value.ts';
import type { WiderRule } from './rules.ts';

/** One thing that a command asks for: a flag with its value, or an argument. Two lines are compared field by field. */
export interface Field {
  /** What it is about, such as `publish` or `IMAGE`: only fields of one slot are compared. */
  readonly slot: string;
  readonly role: 'flag' | 'argument' | 'container-command';
  readonly gathering: Gathering;
  readonly value: Value;
  readonly flag: Flag | null;
  /** The whole of it in the line. */
  readonly at: Span;
  /** Its value in the line; the whole of it where it has none of its own. */
  readonly valueAt: Span;
  /** Its parts joined: the same where it means the same. */
  readonly id: string;
}

/** A command in the form in which it is compared: no order, no spelling, no defaults. */
export interface Normal {
  readonly line: string;
  readonly parsed: Parsed;
  /** The canonical words of what it does, such as `volume inspect`, also where it was written as `inspect --type volume`. */
  readonly path: string;
  readonly fields: readonly Field[];
  /** What was written out though it holds anyway, by the rule that says so. */
  readonly written: ReadonlyMap<WiderRule, string>;
}

/** The parts of a value joined. */
export function idOf({ parts }: Value): string {
  const [first, ...more] = parts;
  if (more.length === 0) return first?.text ?? '';
  return parts.map((part) => `${part.name} ${part.text}`).join('\n');
}

/** A field, its id worked out. */
export function field(of: Omit<Field, 'id'>): Field {
  const { slot, role, gathering, value, flag, at, valueAt } = of;
  return { slot, role, gathering, value, flag, at, valueAt, id: idOf(value) };
}

/** The field as the line has it; a letter among others, such as the `q` of `-aq`, with a dash of its own. */
export function written(line: string, { at, role }: Field): string {
  const text = line.slice(at.start, at.end);
  return role === 'flag' && /^[A-Za-z]/u.test(text) && !/^\w[\w-]+=/u.test(text)
    ? `-${text}`
    : text;
}
