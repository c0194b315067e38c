import type { MessageKey } from '../../i18n/catalogues.ts';
import type { Flag } from '../grammar/grammar.ts';
import { nanoseconds } from '../values/duration.ts';
import { isCpus, isFloat, isInteger } from '../values/go-numbers.ts';
import { bytesOf } from '../values/size.ts';

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
  ['bytes', { takes: (text) => bytesOf(text) !== null, wants: 'docker.wants-bytes' }],
  ['duration', { takes: (text) => nanoseconds(text) !== null, wants: 'docker.wants-duration' }],
]);

/** Flags of bytes for which -1 means that there is no limit. */
const unlimited = new Set(['memory-swap']);

/** What a flag would take in place of this value, as a message; null where the CLI takes it while it reads the flags. */
export function wantedInstead(flag: Flag, value: string): MessageKey | null {
  const scalar = scalars.get(flag.type);
  if (!scalar || scalar.takes(value)) return null;
  return unlimited.has(flag.name) && value === '-1' ? null : scalar.wants;
}
