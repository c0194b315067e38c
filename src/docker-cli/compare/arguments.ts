import type { Command } from '../grammar/grammar.ts';
import { readImage, readLocalImage } from '../values/image.ts';
import { cleanPath } from '../values/paths.ts';
import { readPrivatePort } from '../values/ports.ts';
import { readText } from '../values/scalar.ts';
import { one, type Reader } from '../values/value.ts';

/** What an argument of a command is. `rest`: this one and all that follow, in their order. */
export interface ArgumentSlot {
  readonly name: string;
  readonly takes: 'one' | 'many' | 'rest';
  readonly read: Reader;
}

/** Usages that a list of words in capitals cannot say. */
const unusual: Readonly<Record<string, readonly ArgumentSlot[]>> = {
  'container cp': [place('SOURCE'), place('DESTINATION')],
  'container top': [
    { name: 'CONTAINER', takes: 'one', read: readText },
    { name: 'COMMAND', takes: 'rest', read: readText },
  ],
  'image build': [{ name: 'PATH', takes: 'one', read: readLocalPath }],
  'image ls': [{ name: 'REPOSITORY', takes: 'one', read: readText }],
  inspect: [{ name: 'NAME', takes: 'many', read: readText }],
  'swarm join-token': [{ name: 'ROLE', takes: 'one', read: readText }],
};

function place(name: string): ArgumentSlot {
  return { name, takes: 'one', read: readPlace };
}

/** A path on this side, or one in a container behind its name and a colon. */
function readPlace(text: string) {
  const colon = text.indexOf(':');
  if (colon < 1 || /^[./]/u.test(text)) return readLocalPath(text);
  return one(
    [
      { name: 'container', text: text.slice(0, colon) },
      { name: 'path', text: text.slice(colon + 1) },
    ],
    '',
  );
}

function readLocalPath(text: string) {
  // A slash at its end, or a dot behind one, says what of a folder is meant.
  const clean = cleanPath(text).replace(/^\.\//u, '');
  const meant = /\/\.?$/u.test(text) && clean !== '.' ? text : clean;
  return one([{ name: 'path', text: meant }], '');
}

/** Arguments that are images: fetched or named here, or there already. */
const images: Readonly<Record<string, Reader>> = {
  'container commit REPOSITORY': readImage,
  'container create IMAGE': readImage,
  'container run IMAGE': readImage,
  'image history IMAGE': readLocalImage,
  'image import REPOSITORY': readImage,
  'image inspect IMAGE': readLocalImage,
  'image pull NAME': readImage,
  'image push NAME': readImage,
  'image rm IMAGE': readLocalImage,
  'image tag SOURCE_IMAGE': readLocalImage,
  'image tag TARGET_IMAGE': readImage,
};

const known = new WeakMap<Command, readonly ArgumentSlot[]>();

/** What the arguments of a command are, in their order, by the usage that its help prints. */
export function argumentSlots(command: Command): readonly ArgumentSlot[] {
  const before = known.get(command);
  if (before) return before;
  const slots = unusual[command.path.join(' ')] ?? fromUsage(command);
  known.set(command, slots);
  return slots;
}

function fromUsage({ path, usage }: Command): readonly ArgumentSlot[] {
  const slots: ArgumentSlot[] = [];
  for (const token of usage.split(/\s+/u)) {
    const name = /[A-Za-z][\w-]*/u.exec(token)?.[0] ?? '';
    if (name === '' || name === 'OPTIONS') continue;
    if (name === 'COMMAND') return [...slots, { name, takes: 'rest', read: readText }];
    const last = slots.at(-1);
    const takes = token.includes('...') ? 'many' : 'one';
    if (last?.name === name) slots.pop();
    const key = `${path.join(' ')} ${name}`;
    const read = name === 'PRIVATE_PORT' ? readPrivatePort : (images[key] ?? readText);
    slots.push({ name, takes, read });
  }
  return slots;
}
