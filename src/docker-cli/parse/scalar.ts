import type { MessageKey } from '../../i18n/catalogues.ts';
import type { Flag } from '../grammar/grammar.ts';
import { isCpus, isFloat, isInteger } from './go-numbers.ts';

interface Scalar {
  readonly takes: (text: string) => boolean;
  readonly wants: MessageKey;
}

const booleans = new Set('1 t T TRUE true True 0 f F FALSE false False'.split(' '));

const whole: MessageKey = 'docker.wants-whole';
const natural: MessageKey = 'docker.wants-natural';

/** The types whose values the CLI checks while it reads the flags, each with what it takes. */
const scalars: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['bool', { takes: (text) => booleans.has(text), wants: 'docker.wants-bool' }],
  ['int', { takes: (text) => isInteger(text, 64, true), wants: whole }],
  ['uint', { takes: (text) => isInteger(text, 64, false), wants: natural }],
  ['uint16', { takes: (text) => isInteger(text, 16, false), wants: natural }],
  ['uint32', { takes: (text) => isInteger(text, 32, false), wants: natural }],
  ['float', { takes: (text) => isFloat(text, 32), wants: 'docker.wants-number' }],
  ['decimal', { takes: isCpus, wants: 'docker.wants-number' }],
  ['bytes', { takes: isBytes, wants: 'docker.wants-bytes' }],
  ['duration', { takes: isDuration, wants: 'docker.wants-duration' }],
]);

/** Flags of bytes for which -1 means that there is no limit. */
const unlimited = new Set(['memory-swap']);

/** What a flag would take in place of this value, as a message; null where the CLI takes it while it reads the flags. */
export function wantedInstead(flag: Flag, value: string): MessageKey | null {
  const scalar = scalars.get(flag.type);
  if (!scalar || scalar.takes(value)) return null;
  return unlimited.has(flag.name) && value === '-1' ? null : scalar.wants;
}

function isBytes(text: string): boolean {
  const parts = /^(.*[\d. ])([^\d. ]*)$/su.exec(text);
  const [, before = '', suffix = ''] = parts ?? [];
  const number = before.endsWith(' ') ? before.slice(0, -1) : before;
  if (!isFloat(number, 64) || number.startsWith('-')) return false;
  return /^(?:b?|[kmgtp](?:i?b)?)$/iu.test(suffix);
}

const piece = /(?:\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/uy;
/** In seconds, which is exact enough to see that more than 292 years do not fit. */
const seconds: Readonly<Record<string, number>> = { ms: 1e-3, s: 1, m: 60, h: 3600 };
const longest = 2 ** 63 / 1e9;

function isDuration(text: string): boolean {
  const rest = text.replace(/^[+-]/u, '');
  if (rest === '0') return true;
  let sum = 0;
  piece.lastIndex = 0;
  while (piece.lastIndex < rest.length) {
    const found = piece.exec(rest);
    if (!found) return false;
    const [all, unit = ''] = found;
    sum += Number(all.slice(0, -unit.length)) * (seconds[unit] ?? 0);
  }
  return rest !== '' && sum < longest;
}
