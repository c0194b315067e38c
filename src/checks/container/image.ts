import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import { alone } from '../alone.ts';
import type { Fact } from '../claim.ts';
import { parseImage, sameImage, sameImageId, sameRepository } from '../image-reference.ts';
import type { Container } from '../observation.ts';
import { isMapping, pick } from '../pick.ts';
import { joined, short } from '../words.ts';

const reference = z.string().trim().min(1).max(500);

const parts = z
  .strictObject({
    repository: reference.optional().describe('Without tag: `redis` is `docker.io/library/redis`.'),
    tag: reference.optional(),
    id: z
      .string()
      .regex(/^(sha256:)?[0-9a-f]{12,64}$/)
      .optional()
      .describe('The image id, or its first twelve digits or more.'),
  })
  .refine((given) => Object.keys(given).length > 0, {
    when: alone,
    message: 'one of `repository`, `tag`, `id`',
  });

type Wanted = string | z.output<typeof parts>;

/** What is known of the image something was made from. */
export interface MadeFrom {
  readonly reference: string;
  readonly id: string;
  readonly tags: readonly string[];
}

/** Whether an image is the one that is meant, however it was written. */
export function isImage(image: MadeFrom, wanted: Wanted): boolean {
  const names = [image.reference, ...image.tags];
  if (typeof wanted === 'string') {
    return sameImageId(wanted, image.id) || names.some((name) => sameImage(name, wanted));
  }
  const { repository, tag, id } = wanted;
  const named = names.some(
    (name) =>
      (repository === undefined || sameRepository(name, repository)) &&
      (tag === undefined || (parseImage(name).tag ?? 'latest') === tag),
  );
  const byName = repository !== undefined || tag !== undefined;
  return (!byName || named) && (id === undefined || sameImageId(id, image.id));
}

/** An image in words. */
export function imageWanted(wanted: Wanted): Text {
  if (typeof wanted === 'string') return message('checks.image', { image: wanted });
  const said: Text[] = [];
  if (wanted.repository !== undefined)
    said.push(message('checks.image', { image: wanted.repository }));
  if (wanted.tag !== undefined) said.push(message('checks.image-tag', { tag: wanted.tag }));
  if (wanted.id !== undefined) said.push(message('checks.image-id', { id: short(wanted.id) }));
  return joined(said);
}

/** The image the container was made from. */
export const image: Fact<Container, Wanted> = {
  schema: pick([reference, parts], (input) => (isMapping(input) ? 1 : 0)).describe(
    'The image it was made from: a reference or id, or the parts that matter.',
  ),
  holds: (container, wanted) => isImage(container.image, wanted),
  expected: imageWanted,
  found: (container) => message('checks.image', { image: container.image.reference }),
  look: (name) => `docker container inspect --format "{{.Config.Image}}" ${name}`,
};
