import { z } from 'zod';
import { exportFormats } from '../../gradebook/export.ts';

const idText = z.string().max(64);

/** The ids in an address. */
export const chapterParams = z.object({ chapter: idText.describe('A chapter’s id.') });
export const questionParams = chapterParams.extend({
  question: idText.describe('A question’s id.'),
});
export const taskParams = chapterParams.extend({ task: idText.describe('A task’s id.') });

export const assessmentParams = z.object({ assessment: idText.describe('An assessment’s id.') });
export const assessmentQuestionParams = assessmentParams.extend({
  question: idText.describe('A question’s id.'),
});
export const assessmentTaskParams = assessmentParams.extend({
  task: idText.describe('A task’s id.'),
});

/** The body of every error. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.string().describe('A stable word.'),
      message: z.string().describe('For a person, in the language that was asked for.'),
      details: z
        .unknown()
        .describe('What a program may want to know besides, such as the ids there are; or null.'),
    }),
  })
  .describe('Refused, or failed: why, and what to do.');

const gradeState = z.enum(['correct', 'partly-correct', 'incorrect', 'needs-review', 'unknown']);

/** A grade as programs read it: its texts in the language that was asked for. */
export const gradeBody = z.object({
  points: z.number(),
  max: z.number(),
  state: gradeState,
  feedback: z.array(
    z.object({
      part: z.string().nullable().describe('The option, pair or key point it is about.'),
      state: z.enum(['correct', 'incorrect', 'suggested', 'note']),
      text: z.string(),
      points: z.number().optional(),
      max: z.number().optional(),
      quote: z.string().optional(),
      at: z
        .object({ start: z.number(), end: z.number() })
        .optional()
        .describe('What of the quote is off, in UTF-16 code units.'),
    }),
  ),
});

/** A finding of an inspection. */
export const findingBody = z.object({
  check: z.string(),
  state: z.enum(['passed', 'failed', 'waiting', 'unknown']),
  points: z.number(),
  max: z.number(),
  expected: z.string(),
  found: z.string(),
  diagnosis: z.object({ id: z.string(), text: z.string() }).nullable(),
  next: z.string().nullable().describe('Where to look next.'),
});

/** The verdict on a task. */
export const inspectionBody = z
  .object({
    passed: z.boolean(),
    points: z.number(),
    max: z.number(),
    findings: z.array(findingBody),
  })
  .describe('The verdict: what each check found.');

/** What is said of a task whose verdict is not shown now. */
const keptBody = z
  .object({
    passed: z.null(),
    points: z.null(),
    max: z.number(),
    findings: z.array(findingBody).length(0),
  })
  .describe('In an assessment that does not show the verdict now: it is kept.');

export const inspectedBody = inspectionBody
  .or(keptBody)
  .describe('The verdict: what each check found; or that it is kept, where it is not shown now.');

const standing = z
  .object({ points: z.number(), max: z.number(), state: gradeState })
  .nullable()
  .describe('The grade that counts so far; null before the first answer.');

export const chaptersBody = z
  .object({
    chapters: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        questions: z.number().int(),
        points: z.number(),
        provisional: z
          .number()
          .describe('Points that are only suggested until a person settles them.'),
        max: z.number(),
      }),
    ),
  })
  .describe('The chapters, and how far the visitor is in each.');

export const assessmentsBody = z
  .object({
    assessments: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.enum(['practice', 'homework', 'exam']),
        state: z
          .string()
          .describe(
            'Where the visitor stands: `startable`, `running`, `running-freely`, `handed-in`, `not-open`, `missed` or `preview`.',
          ),
        deadline: z.number().nullable().describe('Milliseconds since 1970.'),
      }),
    ),
  })
  .describe('The assessments that the visitor may know of.');

export const questionsBody = z
  .object({
    questions: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        title: z.string(),
        points: z.number().describe('The most it can give.'),
        responses: z.number().int().describe('How many answers there are.'),
        best: standing,
      }),
    ),
  })
  .describe('The questions in their order; never a key.');

/** What a response can be; which of it, its question decides when the response is read. */
const anyResponse = z.union([
  z.boolean(),
  z.string(),
  z.array(z.string()),
  z.record(z.string(), z.string()),
]);

export const respondBody = z.object({
  response: z
    .unknown()
    .meta({ anyOf: z.toJSONSchema(anyResponse).anyOf })
    .describe(
      'true-false: a boolean; multiple-choice, ordering: an array of ids; short-answer, command, essay, observation, numerical: a string; matching: an object of left id to right id.',
    ),
  submission: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('Names this act of answering: sent again, it gives the first outcome again.'),
});

export const respondedBody = z
  .object({
    id: z.string().describe('The id of the response as it was recorded.'),
    replayed: z.boolean(),
    grade: gradeBody
      .nullable()
      .describe('null in an assessment that does not show now whether an answer is right.'),
  })
  .describe('The answer is kept, and this is its grade.');

/** Where no value is asked for, the body may be left out. */
export const inspectBody = z.preprocess(
  (body) => body ?? {},
  z.object({
    answers: z
      .record(z.string().max(64), z.string().max(2000))
      .default({})
      .describe('Values that the task asks to be reported.'),
    submission: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('Names this act of asking: sent again, it gives the first verdict again.'),
  }),
);

const fields = z.record(
  z.string().max(128),
  z.union([z.string(), z.array(z.string()).max(200).readonly()]),
);

export const draftBody = z.object({
  fields: fields.describe('The form’s fields as they stand.'),
  baseRevision: z.number().int().min(0).describe('The revision this was typed on; 0 for none.'),
  tab: z.string().min(1).max(64).describe('The tab it comes from.'),
});

const draft = z.object({
  revision: z.number().int(),
  fields,
  savedAt: z.number().int().describe('Milliseconds since 1970.'),
  tab: z.string(),
});

export const draftSavedBody = z
  .discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('saved'), draft }),
    z.object({ outcome: z.literal('conflict'), current: draft }),
  ])
  .describe('Kept; or not, because something newer is there.');

export const scoresQuery = z.object({
  format: z.enum(exportFormats).default('json'),
  title: z
    .string()
    .max(200)
    .optional()
    .describe(
      'The title of the column of totals, for canvas and moodle; that of what is exported unless told.',
    ),
  assignmentId: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional()
    .describe('Canvas’s ID of the assignment, for canvas: digits only.'),
  section: z
    .string()
    .max(200)
    .optional()
    .describe('Only the students of this section of the class.'),
});

export const everythingQuery = z.object({
  format: z.enum(['csv', 'xlsx', 'json']).default('json'),
  section: scoresQuery.shape.section,
});

const scoredQuestions = z.array(z.object({ id: z.string(), title: z.string(), max: z.number() }));

const scoredLearners = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    login: z.string().nullable(),
    externalId: z.string().nullable(),
    section: z.string().nullable(),
    scores: z.record(
      z.string(),
      z.object({ points: z.number(), provisional: z.number(), state: z.string() }),
    ),
    points: z.number(),
    provisional: z.number(),
    max: z.number().describe('The most this learner can reach: less where they are excused.'),
    state: z.enum(['complete', 'in-progress', 'not-started', 'needs-review', 'excused']),
  }),
);

export const scoresBody = z
  .object({ chapter: z.string(), questions: scoredQuestions, learners: scoredLearners })
  .describe('A row a learner, a column a question.');

export const assessmentScoresBody = z
  .object({
    assessment: z.string(),
    title: z.string(),
    questions: scoredQuestions,
    learners: scoredLearners,
  })
  .describe('A row for every student of the class, a column a question.');

export const everythingBody = z
  .object({ assessments: scoredQuestions, learners: scoredLearners })
  .describe('A row for every student of the class, a column an assessment.');
