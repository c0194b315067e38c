import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import { alone } from '../alone.ts';
import type { Fact } from '../claim.ts';
import { type ListMatcher, listHolds, listMatcher, listWanted } from '../list-matcher.ts';
import type { Container, Mount } from '../observation.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { joined, shortName } from '../words.ts';

/** What a mount must be; what is not mentioned may be anything. */
export interface MountWanted {
  readonly type?: 'volume' | 'bind' | 'tmpfs' | undefined;
  readonly name?: TextMatcher | undefined;
  readonly source?: TextMatcher | undefined;
  readonly destination?: string | undefined;
  readonly writable?: boolean | undefined;
  readonly anonymous?: boolean | undefined;
}

const mount: z.ZodType<MountWanted> = z
  .strictObject({
    type: z.enum(['volume', 'bind', 'tmpfs']).optional(),
    name: textMatcher.optional().describe("The volume's name."),
    source: textMatcher.optional().describe('Where it comes from on the host.'),
    destination: z.string().startsWith('/').max(1000).optional().describe('Inside the container.'),
    writable: z.boolean().optional(),
    anonymous: z.boolean().optional().describe('Whether the volume has no name of its own.'),
  })
  .refine((given) => Object.keys(given).length > 0, {
    when: alone,
    message: 'one of `type`, `name`, `source`, `destination`, `writable`, `anonymous`',
  });

/** A path inside a container without a slash at its end, so that `/data/` is `/data`. */
export function tidyPath(path: string): string {
  const tidy = path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
  return tidy === '' ? '/' : tidy;
}

/** Whether a mount is as wanted. */
export function mountHolds(one: Mount, wanted: MountWanted): boolean {
  return (
    (wanted.type === undefined || one.type === wanted.type) &&
    (wanted.name === undefined || textHolds(one.name ?? undefined, wanted.name)) &&
    (wanted.source === undefined || textHolds(one.source, wanted.source)) &&
    (wanted.destination === undefined ||
      tidyPath(one.destination) === tidyPath(wanted.destination)) &&
    (wanted.writable === undefined || one.writable === wanted.writable) &&
    (wanted.anonymous === undefined || one.anonymous === wanted.anonymous)
  );
}

/** A wanted mount in words: "volume `redis_data` at `/data`, writable". */
export function mountWanted(wanted: MountWanted): Text {
  const name = wanted.name ?? wanted.source;
  const type = wanted.anonymous ? 'anonymous' : (wanted.type ?? (wanted.name ? 'volume' : 'mount'));
  const what =
    name === undefined
      ? message('checks.mount-kind', { type })
      : message('checks.mount-named', { type, name: textWanted(name) });
  const said: Text[] = [
    wanted.destination === undefined
      ? what
      : message('checks.mount-at', { what, destination: wanted.destination }),
  ];
  if (wanted.writable !== undefined)
    said.push(message(wanted.writable ? 'checks.writable' : 'checks.read-only'));
  return joined(said);
}

/** A mount as it is, in words. */
export function mountFound(one: Mount): Text {
  const type = one.anonymous ? 'anonymous' : one.type;
  // A name of which a part is left out must not look like one that is that short.
  const name = one.name === null ? one.source : shortName(one.name);
  const what =
    name === ''
      ? message('checks.mount-kind', { type })
      : message('checks.mount-named', { type, name: message('checks.code', { text: name }) });
  const at = message('checks.mount-at', { what, destination: one.destination });
  return one.writable ? at : joined([at, message('checks.read-only')]);
}

/** What is mounted in the container, by `-v`, `--mount`, `--tmpfs` or its image. */
export const mounts: Fact<Container, ListMatcher<MountWanted>> = {
  schema: listMatcher(mount).describe('What is mounted in it, however that was asked for.'),
  holds: (container, wanted) => listHolds(container.mounts, wanted, mountHolds),
  expected: (wanted) => listWanted(wanted, mountWanted),
  found: (container) =>
    container.mounts.length === 0
      ? message('checks.mounts-none')
      : joined(container.mounts.map(mountFound)),
  look: (name) => `docker container inspect --format "{{json .Mounts}}" ${name}`,
};
