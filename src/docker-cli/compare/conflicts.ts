import { message } from '../../i18n/text.ts';
import type { FlagUse, Parsed } from '../parse/parsed.ts';
import type { Field } from './fields.ts';
import type { Refusal } from './refusals.ts';

/** Two names of flags that the CLI refuses together, whatever their values; a letter counts as the first name. */
type Conflict = readonly [first: string, second: string];

const timeouts: readonly Conflict[] = [['timeout', 'time']];

const conflicts: ReadonlyMap<string, readonly Conflict[]> = new Map([
  ['container restart', timeouts],
  ['container stop', timeouts],
  ['login', [['password', 'password-stdin']]],
]);

const globalConflicts: readonly Conflict[] = [['host', 'context']];

function refused(first: string, second: string, { start, end }: FlagUse): Refusal {
  return {
    text: message('compare.refused-both', { first: `--${first}`, second: `--${second}` }),
    at: { start, end },
  };
}

function between(uses: readonly FlagUse[], pairs: readonly Conflict[]): Refusal | null {
  for (const [first, second] of pairs) {
    const [one, other] = [first, second].map((name) =>
      uses.findLast(({ called }) => called === name),
    );
    if (one !== undefined && other !== undefined)
      return refused(first, second, one.start < other.start ? other : one);
  }
  return null;
}

/** `--all` is a filter of its own, and the CLI takes it only once. */
function inVolumePrune(uses: readonly FlagUse[]): Refusal | null {
  const all = uses.findLast(({ flag }) => flag.name === 'all');
  const filter = uses.find(
    ({ flag, value }) => flag.name === 'filter' && /^all=/iu.test(value.trim()),
  );
  if (all === undefined || /^(?:0|f|false)$/iu.test(all.value) || filter === undefined) return null;
  return refused('all', `filter ${filter.value}`, filter);
}

/** Why the CLI refuses flags together that are right each on its own, seen before their values are; null where it takes them. */
export function conflict({ command, globals, flags }: Parsed): Refusal | null {
  const path = command.path.join(' ');
  return (
    between(globals, globalConflicts) ??
    between(flags, conflicts.get(path) ?? []) ??
    (path === 'volume prune' ? inVolumePrune(flags) : null)
  );
}

/** What may be told only once of a container's place on its first network. */
const told = new Set(['network-alias', 'ip', 'ip6', 'link-local-ip', 'mac-address']);
const builtIn = /^(?:default|bridge|host|none|container:.*)$/su;

/** Networks of both sorts, or a place on the first network that is told by a flag of its own and by `--network` too. */
export function networkConflict(fields: readonly Field[]): Refusal | null {
  const networks = fields.filter(({ slot }) => slot === 'network');
  const isBuiltIn = ({ value }: Field) => builtIn.test(value.parts[0]?.text ?? '');
  const other = networks.find((one) => networks[0] && isBuiltIn(one) !== isBuiltIn(networks[0]));
  if (networks[0] && other) {
    const [first, second] = [networks[0], other].map(({ value }) => value.parts[0]?.text ?? '');
    const text = message('compare.refused-both', {
      first: `--network ${first}`,
      second: `--network ${second}`,
    });
    return { text, at: other.at };
  }
  for (const { slot, flag, value, at } of fields) {
    if (flag === null || flag.name === 'network' || !told.has(slot)) continue;
    const inside = fields.some(
      (one) =>
        one.slot === slot && one.flag?.name === 'network' && one.value.parts[1]?.text === 'first',
    );
    if (!inside || value.parts[0]?.text === '') continue;
    const key = slot === 'network-alias' ? 'alias' : slot;
    const text = message('compare.refused-both', {
      first: `--network …,${key}=…`,
      second: `--${flag.name}`,
    });
    return { text, at };
  }
  return null;
}
