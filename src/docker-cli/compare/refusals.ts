import { message, type Text } from '../../i18n/text.ts';
import type { Span } from '../span.ts';
import type { Field } from './fields.ts';
import { inspectTypes } from './rewrites.ts';

/** Why the CLI refuses what was asked as a whole; `at` is null where no part of the line is to blame more than others. */
export interface Refusal {
  readonly text: Text;
  readonly at: Span | null;
}

type Check = (fields: readonly Field[]) => Refusal | null;

function given(fields: readonly Field[], slot: string): Field | null {
  return fields.find((one) => one.slot === slot && one.id !== 'false') ?? null;
}

function both(first: Field | null, second: Field | null): Refusal | null {
  if (first === null || second === null) return null;
  const name = ({ flag }: Field) => `--${flag?.name ?? ''}`;
  return {
    text: message('compare.refused-both', { first: name(first), second: name(second) }),
    at: second.at,
  };
}

const checkRun: Check = (fields) => {
  const restart = given(fields, 'restart');
  const restarts = restart !== null && !['no', ''].includes(restart.value.parts[0]?.text ?? '');
  const health = fields.find(({ slot }) => /^health-/u.test(slot)) ?? null;
  return (
    both(given(fields, 'rm'), restarts ? restart : null) ??
    both(given(fields, 'no-healthcheck'), health) ??
    checkNetworks(fields)
  );
};

const checkNetworks: Check = (fields) => {
  const names = new Set<string>();
  let first: string | null = null;
  for (const { slot, value, at } of fields) {
    if (slot !== 'network') continue;
    const name = value.parts[0]?.text ?? '';
    if (names.has(name)) return { text: message('compare.refused-network-twice', { name }), at };
    names.add(name);
    first ??= name;
  }
  const alias = fields.find(
    ({ slot, value }) => slot === 'network-alias' && value.parts[1]?.text === 'first',
  );
  const own = first ?? 'default';
  const isBuiltIn = ['default', 'bridge', 'host', 'none'].includes(own) || /^container:/u.test(own);
  return alias && isBuiltIn ? { text: message('compare.refused-alias'), at: alias.at } : null;
};

const checkAllTags: Check = (fields) => {
  const all = given(fields, 'all-tags');
  const name = fields.find(({ role }) => role === 'argument');
  if (all === null || name === undefined || !/:[^/]*$|@/u.test(name.value.sent)) return null;
  return { text: message('compare.refused-all-tags'), at: name.valueAt };
};

const checks: Readonly<Record<string, Check>> = {
  'container create': checkRun,
  'container run': (fields) =>
    both(given(fields, 'detach'), given(fields, 'attach')) ?? checkRun(fields),
  'container cp': (fields) => {
    const places = fields.filter(({ role }) => role === 'argument');
    const inside = places.filter(({ value }) => value.parts.length === 2);
    if (places.some(({ id }) => id.includes('*'))) return null;
    if (inside.length === 1) return null;
    return { text: message('compare.refused-copy', { containers: inside.length }), at: null };
  },
  'container start': (fields) => {
    const names = fields.filter(({ slot }) => slot === 'CONTAINER');
    const attached = given(fields, 'attach') ?? given(fields, 'interactive');
    if (attached === null || names.length < 2) return null;
    return { text: message('compare.refused-start'), at: attached.at };
  },
  'container update': (fields) =>
    fields.some(({ role }) => role === 'flag')
      ? null
      : { text: message('compare.refused-update'), at: null },
  'image ls': (fields) => {
    const tree = given(fields, 'tree');
    const beside = ['quiet', 'no-trunc', 'digests', 'format']
      .map((slot) => given(fields, slot))
      .find((one) => one !== null && one.id !== '');
    return both(tree, beside ?? null);
  },
  'image pull': checkAllTags,
  'image push': checkAllTags,
  inspect: (fields) => {
    const type = given(fields, 'type');
    if (type === null || type.id === '' || inspectTypes.has(type.id) || type.id === 'task')
      return null;
    return {
      text: message('compare.refused-type', {
        found: type.id,
        known: [...inspectTypes].join(', '),
      }),
      at: type.at,
    };
  },
  'volume create': (fields) => {
    const [flag, word] = [given(fields, 'name'), given(fields, 'VOLUME')];
    if (flag === null || flag.id === '' || word === null) return null;
    return { text: message('compare.refused-two-names'), at: word.at };
  },
};

/** Why the CLI refuses flags and arguments that are right each on its own; null where it takes them. */
export function refusal(path: string, fields: readonly Field[]): Refusal | null {
  return checks[path]?.(fields) ?? null;
}
