import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { alone } from './alone.ts';
import { sameImage, sameImageId } from './image-reference.ts';
import type { ContainerSummary } from './observation.ts';
import { type RecordMatcher, recordHolds, recordMatcher, recordWanted } from './record-matcher.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from './text-matcher.ts';
import { joined } from './words.ts';

/** Which containers are meant, where it is not one by its name. All that is said must be true of each. */
export interface Where {
  readonly image?: string | undefined;
  readonly label?: RecordMatcher | undefined;
  readonly name?: TextMatcher | undefined;
  readonly network?: string | undefined;
  readonly volume?: string | undefined;
}

const name = z.string().trim().min(1).max(255);

/** The schema of a selection. */
export const where: z.ZodType<Where> = z
  .strictObject({
    image: z.string().trim().min(1).max(500).optional().describe('Made from this image.'),
    label: recordMatcher.optional().describe('Labels by name.'),
    name: textMatcher.optional().describe('Its name, or a pattern of it.'),
    network: name.optional().describe('Attached to this network.'),
    volume: name.optional().describe('Mounts this volume.'),
  })
  .refine((given) => Object.keys(given).length > 0, {
    when: alone,
    message: 'one of `image`, `label`, `name`, `network`, `volume`',
  });

/** The key a selection stands under in an observation: equal selections have equal keys. */
export function whereKey(given: Where): string {
  const plain = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, one]) => one !== undefined)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([key, one]) => [key, plain(one)]),
        )
      : value;
  return JSON.stringify(plain(given));
}

/** Whether a container of the engine's list is selected; `imageId` is the id of the wanted image, null where there is none. */
export function selects(given: Where, one: ContainerSummary, imageId: string | null): boolean {
  const { image, label, name: called, network, volume } = given;
  return (
    (image === undefined ||
      one.imageId === imageId ||
      sameImage(one.image, image) ||
      sameImageId(image, one.imageId)) &&
    (label === undefined || recordHolds(one.labels, label)) &&
    (called === undefined ||
      (one.names.length === 0
        ? textHolds(undefined, called)
        : one.names.some((each) => textHolds(each, called)))) &&
    (network === undefined || one.networks.includes(network)) &&
    (volume === undefined || one.mounts.some((mount) => mount.name === volume))
  );
}

/** A selection in words. */
export function whereWanted(given: Where): Text {
  const parts: Text[] = [];
  if (given.name !== undefined)
    parts.push(message('checks.where-name', { name: textWanted(given.name) }));
  if (given.image !== undefined) parts.push(message('checks.image', { image: given.image }));
  if (given.label !== undefined)
    parts.push(message('checks.labels', { list: recordWanted(given.label) }));
  if (given.network !== undefined)
    parts.push(message('checks.network', { network: given.network }));
  if (given.volume !== undefined)
    parts.push(
      message('checks.mount-named', {
        type: 'volume',
        name: message('checks.code', { text: given.volume }),
      }),
    );
  return joined(parts);
}
