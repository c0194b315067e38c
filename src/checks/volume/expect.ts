import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import { created } from '../age.ts';
import { type Claim, claim } from '../claim.ts';
import { type Combined, combinedClaims, combining } from '../combined.ts';
import { exists, expectation } from '../exists.ts';
import { flagFact } from '../flag-fact.ts';
import { labels } from '../labels.ts';
import type { Volume } from '../observation.ts';
import { options } from '../options.ts';
import { textFact } from '../text-fact.ts';
import { usedBy } from './used-by.ts';

const driver = textFact<Volume>({
  describe: 'The driver that keeps it.',
  read: (volume) => [volume.driver],
  say: (value) => message('checks.driver', { driver: value }),
});

const anonymous = flagFact<Volume>({
  describe: 'Whether it has no name of its own.',
  read: (volume) => volume.anonymous,
  say: (value) => message(value ? 'checks.anonymous' : 'checks.named'),
});

const ofVolume = z.strictObject({
  driver: driver.schema.optional(),
  labels: labels.schema.optional(),
  options: options.schema.optional(),
  anonymous: anonymous.schema.optional(),
  'used-by': usedBy.schema.optional(),
  created: created.schema.optional(),
});

/** What a check may expect of a volume that is there. */
export type VolumeConditions = z.output<typeof ofVolume> & Combined<VolumeConditions>;

/** What a check may expect of a volume. */
export type VolumeExpect = VolumeConditions & { readonly exists?: boolean | undefined };

/** The schema of what a volume that is there must be; `all`, `any` and `not` take it again. */
export const volumeConditions: z.ZodType<VolumeConditions> = expectation(
  z.strictObject({ ...ofVolume.shape, ...combining(() => volumeConditions) }),
);

/** The schema of what a check may expect of a volume. */
export const volumeExpect: z.ZodType<VolumeExpect> = expectation(
  z.strictObject({
    exists: exists.optional(),
    ...ofVolume.shape,
    ...combining(() => volumeConditions),
  }),
);

/** What an expectation claims of a volume that is there. */
export function volumeClaims(expect: VolumeConditions): readonly Claim<Volume>[] {
  return [
    ...claim('driver', driver, expect.driver),
    ...claim('labels', labels, expect.labels),
    ...claim('options', options, expect.options),
    ...claim('anonymous', anonymous, expect.anonymous),
    ...claim('used-by', usedBy, expect['used-by']),
    ...claim('created', created, expect.created),
    ...combinedClaims(expect, volumeClaims),
  ];
}
