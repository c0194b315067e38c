import { z } from 'zod';
import { localised } from '../../i18n/language.ts';
import { id } from '../base.ts';

const way = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/[\p{L}\p{N}]/u, 'a word to look for')
  .describe(
    'A word or a few words in a row, in any case. A `*` at the end of a word stands for any ending (`stop*`: stops, stopped); `…` between two words leaves room for a few others (`keep* … running`).',
  );

/** Ways to say one thing, by language. An answer may mix languages, so all of them are looked for in any answer. */
export const ways = z
  .strictObject({ en: z.array(way).max(60), 'zh-CN': z.array(way).max(60) })
  .describe('Ways to say one thing, in each language.');

/** One way in which an answer may say a key point. */
export const evidence = z
  .strictObject({
    about: z
      .array(ways)
      .max(6)
      .default([])
      .describe(
        'What the words must speak of: every entry must be named in the same clause, or be what a pronoun in it stands for.',
      ),
    says: ways
      .default({ en: [], 'zh-CN': [] })
      .describe(
        'Any of these, when the answer affirms it, says the key point; denied, it says the opposite.',
      ),
    denies: ways
      .default({ en: [], 'zh-CN': [] })
      .describe(
        'Any of these, when the answer denies it, says the key point; affirmed, it says the opposite.',
      ),
  })
  .refine(
    ({ says, denies }) => [says, denies].some((one) => one.en.length + one['zh-CN'].length > 0),
    { path: ['says'], message: 'a word or more under `says` or `denies`' },
  );

/** The half of a comparison that a key point speaks of. Key points with the same words share it. */
export const situation = z.strictObject({
  en: z.array(way).min(1).max(60),
  'zh-CN': z.array(way).min(1).max(60),
  assumed: z
    .boolean()
    .default(false)
    .describe(
      'Whether an answer speaks of this until it names another situation (as "by default").',
    ),
});

/** One entry of an essay's rubric: a key point, its weight, and the words that show that an answer says it. */
export const keyPoint = z.strictObject({
  id,
  points: z.number().positive().max(1000).describe('Its weight among the key points.'),
  text: localised.describe(
    'The key point in words, shown to the learner when the answer is reviewed. Markdown.',
  ),
  when: situation
    .optional()
    .describe(
      'When this key point holds, where a question compares two situations: what an answer says of another one does not count. Share it between key points with a YAML anchor.',
    ),
  evidence: z
    .array(evidence)
    .max(10)
    .default([])
    .describe(
      'Ways to say it; any one is enough. Without any, nothing is suggested and a person reads alone.',
    ),
});

export type Ways = z.infer<typeof ways>;
export type Evidence = z.infer<typeof evidence>;
export type Situation = z.infer<typeof situation>;
/** A key point as the schema gives it, defaults filled in. */
export type KeyPoint = z.infer<typeof keyPoint>;
