import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import { type Claim, claim, type Fact } from '../claim.ts';
import { exists, expectation } from '../exists.ts';
import { labels } from '../labels.ts';
import type { Volume } from '../observation.ts';
import { textFact } from '../text-fact.ts';

const driver = textFact<Volume>({
  describe: 'The driver that keeps it.',
  read: (volume) => [volume.driver],
  say: (value) => message('checks.driver', { driver: value }),
});

const anonymous: Fact<Volume, boolean> = {
  schema: z.boolean().describe('Whether it has no name of its own.'),
  holds: (volume, wanted) => volume.anonymous === wanted,
  expected: (wanted) => message(wanted ? 'checks.anonymous' : 'checks.named'),
  found: (volume) => message(volume.anonymous ? 'checks.anonymous' : 'checks.named'),
  look: () => null,
};

/** What a check may expect of a volume. */
export const volumeExpect = expectation(
  z.strictObject({
    exists: exists.optional(),
    driver: driver.schema.optional(),
    labels: labels.schema.optional(),
    anonymous: anonymous.schema.optional(),
  }),
);

export type VolumeExpect = z.output<typeof volumeExpect>;

/** What an expectation claims of a volume that is there. */
export function volumeClaims(expect: VolumeExpect): readonly Claim<Volume>[] {
  return [
    ...claim('driver', driver, expect.driver),
    ...claim('labels', labels, expect.labels),
    ...claim('anonymous', anonymous, expect.anonymous),
  ];
}
