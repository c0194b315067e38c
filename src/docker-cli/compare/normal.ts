import type { MessageKey } from '../../i18n/catalogues.ts';
import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';
import type { Command, Flag } from '../grammar/grammar.ts';
import type { Word } from '../lex/lexed.ts';
import type { FlagUse, Parsed } from '../parse/parsed.ts';
import type { Span } from '../span.ts';
import { meaningOf } from '../values/meanings.ts';
import type { Manner, Value, ValueProblem } from '../values/value.ts';
import { argumentFields } from './argument-fields.ts';
import { conflict, networkConflict } from './conflicts.ts';
import { type Field, field, idOf, type Normal } from './fields.ts';
import { gather } from './gather.ts';
import { isNetworkFlag, networkFields } from './networks.ts';
import { type Refusal, refusal } from './refusals.ts';
import { type Draft, rewrite } from './rewrites.ts';

/** Why the CLI refuses a line that it can parse, and where. */
export interface NormalProblem {
  readonly text: Text;
  readonly at: Span;
}

export type NormalResult =
  | { readonly ok: true; readonly normal: Normal }
  | { readonly ok: false; readonly problem: NormalProblem };

/** How a command is brought into its normal form. */
export interface Setting {
  /** `NAME=value` in front of the command. */
  readonly environment: readonly Word[];
  readonly manner: Manner;
}

/** Brings a parsed command into the form in which it is compared; or says which of its values the CLI refuses. */
export function normalise(
  line: string,
  parsed: Parsed,
  { environment, manner }: Setting,
): NormalResult {
  const { command } = parsed;
  const fields: Field[] = environment.map(environmentField);
  const runs = isRun(command);
  const clash = conflict(parsed);
  if (clash !== null) return clashing(parsed, clash);
  let before: FlagUse | null = null;
  for (const use of withoutRepeats(command, [...parsed.globals, ...parsed.flags])) {
    if (runs && isNetworkFlag(use.flag.name)) continue;
    if (before !== null && repeats(command, before, use)) continue;
    before = use;
    const problem = addFlag(fields, command, use, manner);
    if (problem !== null) return refused(line, use, problem);
  }
  if (runs) {
    const networks = networkFields(parsed.flags, (use, part) => locate(line, use, part));
    if (networks.problem) return refused(line, networks.problem.use, networks.problem);
    const clash = networkConflict(networks.fields);
    if (clash !== null) return clashing(parsed, clash);
    fields.push(...networks.fields);
  }
  const read = argumentFields(parsed, manner);
  if (!read.ok) {
    const { word, wants } = read.problem;
    return { ok: false, problem: { text: argumentText(word.text, wants), at: span(word) } };
  }
  const draft: Draft = {
    path: command.path.join(' '),
    fields: [...gather(fields), ...read.fields],
    written: new Map(),
  };
  const problem = refusal(draft.path, draft.fields);
  if (problem !== null) return clashing(parsed, problem);
  rewrite(draft, parsed);
  const told = draft.fields.filter((one) => !isAssumed(command, one));
  return {
    ok: true,
    normal: { line, parsed, path: draft.path, fields: told, written: draft.written },
  };
}

/** Whether a flag only says once more what the one before it said, and it is all the same how often. */
function repeats(command: Command, before: FlagUse, { flag, value, opaque }: FlagUse): boolean {
  if (before.flag !== flag || before.value !== value || before.opaque !== opaque) return false;
  const { gathering } = meaningOf(command, flag);
  return gathering !== 'bag' && gathering !== 'sequence';
}

/** The uses without those that are said again later in the same words, of flags whose last use is the one that holds. */
function withoutRepeats(command: Command, uses: readonly FlagUse[]): readonly FlagUse[] {
  const later = new Map<Flag, Set<string>>();
  const kept = uses.toReversed().filter(({ flag, value, opaque }) => {
    const known = later.get(flag);
    if (known === undefined) {
      const holdsLast = meaningOf(command, flag).gathering === 'last';
      later.set(flag, new Set(holdsLast && !opaque ? [value] : []));
      return true;
    }
    return opaque || !known.has(value);
  });
  return kept.toReversed();
}

function environmentField({ text, start, end }: Word): Field {
  const at = { start, end };
  const [name = ''] = text.split('=', 1);
  const value = { about: name, parts: [{ name: 'value', text }], sent: text };
  const slot = 'environment';
  return field({ slot, role: 'argument', gathering: 'map', value, flag: null, at, valueAt: at });
}

/** Whether a command takes what `docker run` takes. */
export function isRun({ path }: Command): boolean {
  return path[0] === 'container' && (path[1] === 'run' || path[1] === 'create');
}

function addFlag(
  fields: Field[],
  command: Command,
  use: FlagUse,
  manner: Manner,
): ValueProblem | null {
  const meaning = meaningOf(command, use.flag);
  const plain = { about: '', parts: [{ name: 'value', text: use.value }], sent: use.value };
  const isPattern = manner === 'pattern' && use.value.includes('*');
  const isText = isPattern ? use.value === '*' : use.opaque;
  const read = isText ? { ok: true as const, values: [plain] } : meaning.read(use.value, manner);
  if (!read.ok) return read.problem;
  for (const value of read.values) {
    fields.push(
      field({
        slot: meaning.slot ?? use.flag.name,
        role: 'flag',
        gathering: meaning.gathering,
        value,
        flag: use.flag,
        at: span(use),
        valueAt: use.valueAt ?? span(use),
      }),
    );
  }
  return null;
}

function span({ start, end }: Span): Span {
  return { start, end };
}

/** Where a part of a flag's value stands in the line: the whole value where quotes or escapes come between. */
function locate(line: string, use: FlagUse, part: Span): Span {
  const at = use.valueAt ?? use;
  if (line.slice(at.start, at.end) !== use.value) return span(at);
  return { start: at.start + part.start, end: Math.min(at.start + part.end, at.end) };
}

function refused(line: string, use: FlagUse, problem: ValueProblem): NormalResult {
  const text = message('compare.bad-value', {
    flag: `--${use.flag.name}`,
    found: shown(use.value),
    wants: message(problem.wants),
  });
  return { ok: false, problem: { text, at: locate(line, use, problem.at) } };
}

function clashing({ commandAt }: Parsed, { text, at }: Refusal): NormalResult {
  return { ok: false, problem: { text, at: at ?? commandAt } };
}

function argumentText(found: string, wants: MessageKey): Text {
  return message('compare.bad-argument', { found: shown(found), wants: message(wants) });
}

const assumedIds = new WeakMap<Command, Map<Flag, string | null>>();

/** Whether a flag says only what holds without it. */
function isAssumed(command: Command, { flag, gathering, id, role, slot }: Field): boolean {
  if (flag === null || role !== 'flag' || gathering !== 'last') return false;
  // A rewritten field may be of another flag than the one that it was written with.
  const own = command.flags.find(({ name }) => name === slot) ?? flag;
  return assumedId(command, own) === id;
}

function assumedId(command: Command, flag: Flag): string | null {
  let ids = assumedIds.get(command);
  if (!ids) {
    ids = new Map();
    assumedIds.set(command, ids);
  }
  const before = ids.get(flag);
  if (before !== undefined) return before;
  const { read, assumed, counts } = meaningOf(command, flag);
  const values = [flag.default, assumed].flatMap((text): readonly Value[] => {
    if (text === null) return [];
    const value = read(text, 'plain');
    return value.ok ? value.values : [];
  });
  const id = counts || values[0] === undefined ? null : idOf(values[0]);
  ids.set(flag, id);
  return id;
}
