import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import { alone } from '../alone.ts';
import { tidyPath } from '../container/mounts.ts';
import type { FilePlace } from '../need.ts';

const name = z.string().trim().min(1).max(255);

/** Where a file is, as authors write it: in a container, or in a volume. */
export const filePlace = z
  .strictObject({
    container: name.optional().describe('The container it is in, running or not.'),
    volume: name
      .optional()
      .describe(
        'The volume it is in, read through a container that mounts it; unknown without one.',
      ),
    path: z
      .string()
      .min(1)
      .max(1000)
      .regex(/^[^\0]+$/)
      .describe('Inside the container from `/`; inside a volume from its top.'),
  })
  .refine((given) => (given.container === undefined) !== (given.volume === undefined), {
    when: alone,
    message: 'exactly one of `container`, `volume`',
  })
  .refine((given) => given.container === undefined || given.path.startsWith('/'), {
    when: alone,
    path: ['path'],
    message: 'a path from `/`',
  });

/** The place that is meant: one path however it is written. */
export function placeOf(given: z.output<typeof filePlace>): FilePlace {
  const path = tidyPath(`/${given.path}`);
  if (given.container !== undefined) return { container: given.container, path };
  return { volume: given.volume ?? '', path };
}

/** The file at a place, in words. */
export function fileSubject(place: FilePlace): Text {
  const { path } = place;
  return 'container' in place
    ? message('checks.file', { path, container: place.container })
    : message('checks.file-in-volume', { path, volume: place.volume });
}

/** A command that shows the file, or what it can be read through. */
export function fileLook(place: FilePlace): string {
  return 'container' in place
    ? `docker container exec ${place.container} ls -l ${place.path}`
    : `docker container ls --all --filter volume=${place.volume}`;
}
