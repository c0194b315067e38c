import { z } from 'zod';

export const analysisQuery = z.object({
  counted: z
    .enum(['everybody', 'finished'])
    .default('everybody')
    .describe('Everybody who answered something, or only who answered every question.'),
});

const figure = z
  .object({
    value: z.number().nullable(),
    reason: z
      .enum([
        'nobody',
        'one-learner',
        'too-few-learners',
        'one-question',
        'no-points',
        'same-marks',
        'same-other-marks',
        'same-totals',
        'negative-covariance',
      ])
      .nullable(),
  })
  .describe('A figure, or null and the reason why there is none.');

const count = z.number().int();
const byThird = z
  .object({ weak: count, middle: count, strong: count })
  .describe('By thirds of the class by total; equal totals are in the same third.');

const parts = z.object({
  kind: z.enum(['option', 'check', 'key-point']),
  of: byThird.describe('How many learners have an answer.'),
  parts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      isKey: z.boolean().describe('Whether an option belongs to the right answer.'),
      count: byThird.describe('Who chose the option, or missed the check or key point.'),
    }),
  ),
});

const flag = z.object({
  kind: z.enum([
    'too-hard',
    'too-easy',
    'negative-discrimination',
    'weak-discrimination',
    'option-unchosen',
    'option-preferred',
    'check-never-missed',
  ]),
  part: z.string().nullable().describe('The option or check it is about.'),
  said: z.string(),
  look: z.string().describe('What to look at.'),
});

const analysed = z.object({
  counted: z.enum(['everybody', 'finished']),
  learners: z
    .object({ everybody: count, finished: count })
    .describe('How many learners each choice counts.'),
  thirds: byThird,
  whole: z.object({
    learners: count,
    max: z.number(),
    mean: figure,
    median: figure,
    deviation: figure,
    skewness: figure,
    kurtosis: figure,
    consistency: figure.describe('Coefficient of internal consistency, in percent.'),
    errorRatio: figure.describe('In percent.'),
    standardError: figure.describe('In points.'),
  }),
  questions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      title: z.string(),
      max: z.number(),
      provisional: count.describe('How many of its marks are only suggested so far.'),
      answered: count,
      facility: figure.describe('The mean mark by the most: 0 to 1.'),
      deviation: figure.describe('Standard deviation, in points.'),
      discrimination: figure.describe('Discrimination index, −100 to 100.'),
      efficiency: figure.describe('Discriminative efficiency, in percent.'),
      weight: figure.describe('Effective weight, in percent.'),
      parts: parts.nullable(),
      flags: z.array(flag),
    }),
  ),
});

const about =
  'Item analysis after the definitions of Moodle’s quiz statistics, with n−1; no answer counts 0.';

export const analysisBody = analysed.extend({ chapter: z.string() }).describe(about);

export const assessmentAnalysisBody = analysed.extend({ assessment: z.string() }).describe(about);
