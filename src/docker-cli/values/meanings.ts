import type { Command, Flag } from '../grammar/grammar.ts';
import { readDecimal } from './decimal.ts';
import { readDuration } from './duration.ts';
import { readHost, readServer } from './host.ts';
import { readImage } from './image.ts';
import { readDevice, readDeviceBytes, readDeviceCount, readGpus, readUlimit } from './limits.ts';
import type { Gathering, Meaning } from './meaning.ts';
import { readMount } from './mount-flag.ts';
import {
  readCapability,
  readEnvironment,
  readFilter,
  readLabel,
  readPair,
  readTemplate,
  readTexts,
  strictPair,
} from './pairs.ts';
import { readFile } from './paths.ts';
import { readExpose, readPublish } from './ports.ts';
import { readRestart } from './restart.ts';
import { choiceOf, readBool, readInt, readLowerCase, readText } from './scalar.ts';
import { readSignal } from './signal.ts';
import { readSize, readSizeOrUnlimited } from './size.ts';
import { readTime } from './time.ts';
import { readTmpfs } from './tmpfs.ts';
import type { Reader } from './value.ts';
import { readVolume } from './volume.ts';

type Extra = Partial<Pick<Meaning, 'slot' | 'assumed' | 'counts'>>;

function means(read: Reader, gathering: Gathering, extra: Extra = {}): Meaning {
  return { read, gathering, slot: null, assumed: null, counts: false, ...extra };
}

/** By the type that the help names. */
const byType: Readonly<Record<string, Meaning>> = {
  bool: means(readBool, 'last', { assumed: 'false' }),
  bytes: means(readSize, 'last', { assumed: '0' }),
  decimal: means(readDecimal, 'last', { assumed: '0' }),
  duration: means(readDuration, 'last', { assumed: '0s' }),
  'gpu-request': means(readGpus, 'bag'),
  filter: means(readFilter, 'set'),
  int: means(readInt, 'last', { assumed: '0' }),
  list: means(readText, 'bag'),
  map: means(readPair, 'map'),
  mount: means(readMount, 'bag', { slot: 'mount' }),
  port: means(readPublish, 'bag'),
  string: means(readText, 'last', { assumed: '' }),
  stringToString: means(readPair, 'map'),
  strings: means(readTexts, 'bag'),
  uint: means(readInt, 'last', { assumed: '0' }),
  uint16: means(readInt, 'last', { assumed: '0' }),
  uint32: means(readInt, 'last', { assumed: '0' }),
  ulimit: means(readUlimit, 'map'),
};

const run = ['container run', 'container create'];

interface Row {
  readonly flags: readonly string[];
  /** The commands that it holds for; every one that has the flag where none is named. */
  readonly on?: readonly string[];
  readonly meaning: Meaning;
}

/** What flags mean, by name, where their type alone does not tell. */
const rows: readonly Row[] = [
  { flags: ['publish'], on: run, meaning: means(readPublish, 'bag') },
  { flags: ['expose'], on: run, meaning: means(readExpose, 'set') },
  { flags: ['volume'], on: run, meaning: means(readVolume, 'set', { slot: 'mount' }) },
  { flags: ['mount'], on: run, meaning: means(readMount, 'bag', { slot: 'mount' }) },
  { flags: ['tmpfs'], on: run, meaning: means(readTmpfs, 'map', { slot: 'mount' }) },
  { flags: ['env', 'build-arg'], meaning: means(readEnvironment, 'set') },
  { flags: ['label', 'annotation'], meaning: means(readLabel, 'map') },
  { flags: ['log-opt', 'storage-opt'], meaning: means(readPair, 'map') },
  { flags: ['sysctl'], on: run, meaning: means(strictPair('compare.wants-pair'), 'map') },
  { flags: ['restart'], meaning: means(readRestart, 'last') },
  { flags: ['memory-swap'], meaning: means(readSizeOrUnlimited, 'last', { assumed: '0' }) },
  { flags: ['add-host'], meaning: means(readHost, 'bag') },
  { flags: ['env-file', 'label-file'], meaning: means(readFile, 'set') },
  { flags: ['file'], on: ['image build'], meaning: means(readFile, 'last', { assumed: '' }) },
  { flags: ['input', 'output', 'cidfile', 'iidfile'], meaning: means(readFile, 'last') },
  { flags: ['platform'], on: ['image rm'], meaning: means(readTexts, 'set') },
  { flags: ['dns'], on: run, meaning: means(readServer, 'sequence') },
  { flags: ['dns-search'], meaning: means(readText, 'sequence') },
  { flags: ['change'], meaning: means(readText, 'sequence') },
  { flags: ['device'], on: run, meaning: means(readDevice, 'bag') },
  { flags: ['device-read-bps', 'device-write-bps'], meaning: means(readDeviceBytes, 'bag') },
  {
    flags: ['device-read-iops', 'device-write-iops', 'blkio-weight-device'],
    meaning: means(readDeviceCount, 'bag'),
  },
  { flags: ['cap-add', 'cap-drop'], meaning: means(readCapability, 'set') },
  { flags: ['attach'], on: run, meaning: means(attachReader(), 'set') },
  {
    flags: ['pull'],
    on: run,
    meaning: means(choiceOf('compare.wants-pull', ['always', 'missing', 'never', '']), 'last'),
  },
  {
    flags: ['cgroupns'],
    on: run,
    meaning: means(choiceOf('compare.wants-cgroupns', ['host', 'private', '']), 'last', {
      assumed: '',
    }),
  },
  {
    flags: ['uts', 'userns'],
    on: run,
    meaning: means(choiceOf('compare.wants-host-mode', ['host', '']), 'last', { assumed: '' }),
  },
  { flags: ['stop-signal', 'signal'], meaning: means(readSignal, 'last', { assumed: '' }) },
  { flags: ['since', 'until'], meaning: means(readTime, 'last', { assumed: '' }) },
  { flags: ['format'], meaning: means(readTemplate, 'last', { assumed: '' }) },
  { flags: ['tag'], on: ['image build'], meaning: means(readImage, 'set') },
  { flags: ['mac-address'], meaning: means(readLowerCase, 'last', { assumed: '' }) },
  // Left out, the engine's own setting holds, or the image's, or the container's.
  {
    flags: ['init'],
    on: run,
    meaning: means(readBool, 'last', { assumed: 'false', counts: true }),
  },
  { flags: ['entrypoint'], on: run, meaning: means(readText, 'last', { counts: true }) },
  {
    flags: ['stop-timeout', 'timeout'],
    meaning: means(readInt, 'last', { counts: true }),
  },
  { flags: ['ipv4', 'ipv6'], meaning: means(readBool, 'last', { assumed: 'false', counts: true }) },
  { flags: ['pause'], on: ['container commit'], meaning: means(readBool, 'last') },
];

function attachReader(): Reader {
  const streams = choiceOf('compare.wants-stream', ['stdin', 'stdout', 'stderr']);
  return (text, manner) => streams(text.toLowerCase(), manner);
}

let table: ReadonlyMap<string, Meaning> | null = null;

function byName(): ReadonlyMap<string, Meaning> {
  table ??= new Map(
    rows.flatMap(({ flags, on, meaning }) =>
      flags.flatMap((flag) =>
        on === undefined
          ? [[flag, meaning] as const]
          : on.map((path) => [`${path} ${flag}`, meaning] as const),
      ),
    ),
  );
  return table;
}

const opaque = means(readText, 'bag');

const found = new WeakMap<Command, Map<Flag, Meaning>>();

/** What the flag of a command means; a type without a meaning of its own is text that means only itself. */
export function meaningOf(command: Command, flag: Flag): Meaning {
  let meanings = found.get(command);
  if (!meanings) {
    meanings = new Map();
    found.set(command, meanings);
  }
  let meaning = meanings.get(flag);
  if (!meaning) {
    meaning =
      byName().get(`${command.path.join(' ')} ${flag.name}`) ??
      byName().get(flag.name) ??
      byType[flag.type] ??
      opaque;
    meanings.set(flag, meaning);
  }
  return meaning;
}
