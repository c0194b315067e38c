import { z } from 'zod';
import { alone } from '../alone.ts';
import { filePlace } from '../file/place.ts';
import { isMapping, pick } from '../pick.ts';
import { port } from '../port.ts';
import { containerFactNames, containerFacts } from './container.ts';
import type { Argument } from './fact-of.ts';
import {
  fileFactNames,
  imageFactNames,
  imageFacts,
  networkFactNames,
  networkFacts,
  volumeFactNames,
  volumeFacts,
} from './others.ts';

const name = z.string().trim().min(1).max(255);
const key = z.string().min(1).max(255).optional();

/** `process` is asked of what runs in the container, every other fact of the container itself. */
const containerShape = z.strictObject({
  container: name,
  fact: z
    .enum([...containerFactNames, 'process'])
    .describe('started-at: when it was started last; it changes with every start.'),
  on: name.optional().describe('address, gateway, aliases: on which network.'),
  port: port.optional().describe("published-port: of which of the container's ports."),
  at: z.string().startsWith('/').optional().describe('volume, mount-source: mounted where.'),
  key: key.describe('env, label: of which name.'),
});
const volumeShape = z.strictObject({
  volume: name,
  fact: z.enum(volumeFactNames),
  key: key.describe('label, option: of which name.'),
});
const networkShape = z.strictObject({
  network: name,
  fact: z.enum(networkFactNames),
  of: name.optional().describe('member-address: of which container.'),
  key: key.describe('label, option: of which name.'),
});
const imageShape = z.strictObject({
  image: z.string().trim().min(1).max(500),
  fact: z.enum(imageFactNames),
  key: key.describe('env, label: of which name.'),
});
const fileFact = z.strictObject({
  file: filePlace.describe('A file in a container or in a volume.'),
  fact: z.enum(fileFactNames),
});

type Facts = Readonly<Record<string, { readonly takes?: Argument }>>;

const written: Readonly<Record<Argument, string>> = {
  on: 'on: NETWORK',
  port: 'port: PORT',
  at: 'at: PATH',
  key: 'key: NAME',
  of: 'of: CONTAINER',
};

/** Whether what tells the fact from others is there where it must be, and nowhere else. */
function fitting<S extends z.ZodType<{ readonly fact: string }>>(
  shape: S,
  facts: Facts,
  takes: readonly Argument[],
): S {
  return takes.reduce((schema, argument) => {
    const ones = Object.keys(facts).filter((fact) => facts[fact]?.takes === argument);
    return schema.refine(
      (ref) =>
        ones.includes(ref.fact) ===
        (Object.entries(ref).find(([key]) => key === argument)?.[1] !== undefined),
      {
        path: [argument],
        when: alone,
        message: `\`${written[argument]}\` with \`fact: ${ones.join('`, `')}\`, and only there`,
      },
    );
  }, shape);
}

/** A value that can be read off the engine: of a container, a volume, a network, an image or a file. */
export const factRef = pick(
  [
    fitting(containerShape, containerFacts, ['on', 'port', 'at', 'key']),
    fitting(volumeShape, volumeFacts, ['key']),
    fitting(networkShape, networkFacts, ['of', 'key']),
    fitting(imageShape, imageFacts, ['key']),
    fileFact,
  ],
  (input) => {
    if (!isMapping(input)) return 0;
    const kinds = ['container', 'volume', 'network', 'image', 'file'];
    return Math.max(
      0,
      kinds.findIndex((kind) => Object.hasOwn(input, kind)),
    );
  },
).describe('A value on the engine: the thing it is read off, and which fact of it.');

export type FactRef = z.output<typeof factRef>;
