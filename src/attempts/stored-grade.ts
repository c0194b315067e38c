import { z } from 'zod';
import { catalogues, type MessageKey } from '../i18n/catalogues.ts';
import type { Text, Values } from '../i18n/text.ts';
import type { Grade } from '../questions/grade.ts';
import { StoreError } from '../store/errors.ts';
import type { Grader, NewGrade, Grade as StoredGrade } from '../store/grades.ts';
import type { StoredResponse } from '../store/response-types.ts';
import type { RecordedGrade, RecordedResponse } from './attempts.ts';
import { plain } from './json.ts';

const messageKey = z.custom<MessageKey>(
  (key) => typeof key === 'string' && Object.hasOwn(catalogues.en, key),
  'a message that Plimsoll knows',
);

const values: z.ZodType<Values> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), text])),
);

const text: z.ZodType<Text> = z.union([
  z.object({ en: z.string(), 'zh-CN': z.string() }),
  z.object({ key: messageKey, values: values.exactOptional() }),
]);

const feedback = z.object({
  part: z.string().nullable(),
  state: z.enum(['correct', 'incorrect', 'suggested', 'note']),
  text,
  points: z.number().exactOptional(),
  max: z.number().exactOptional(),
  quote: z.string().exactOptional(),
  at: z.object({ start: z.number(), end: z.number() }).exactOptional(),
});

const finding = z.object({
  check: z.string(),
  title: text,
  state: z.enum(['passed', 'failed', 'waiting', 'unknown']),
  points: z.number(),
  max: z.number(),
  expected: text,
  found: text,
  diagnosis: z.object({ id: z.string(), text }).nullable(),
  next: text.nullable(),
});

const state = z.enum(['correct', 'partly-correct', 'incorrect', 'needs-review', 'unknown']);

const details = z.object({ feedback: z.array(feedback), findings: z.array(finding) });

/** The state of a grade as a column keeps it. */
export function gradeState(text: string): Grade['state'] {
  const parsed = state.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'unreadable-row',
    `A row's grades.state should be one of ${state.options.join(', ')}, and is "${text}". The database was changed from outside, or is damaged: restore it from a backup.`,
    { cause: parsed.error },
  );
}

/** A grade as the store keeps it. */
export function toStored(
  grade: Grade,
  given: { readonly at: number; readonly grader: Grader; readonly reason: string | null },
): NewGrade {
  return {
    points: grade.points,
    max: grade.max,
    state: grade.state,
    feedback: plain({ feedback: grade.feedback, findings: grade.findings }),
    gradedAt: given.at,
    grader: given.grader,
    reason: given.reason,
  };
}

/** A grade that the store kept. */
export function fromStored(stored: StoredGrade): RecordedGrade {
  const parsed = details.safeParse(stored.feedback);
  if (!parsed.success) {
    throw new StoreError(
      'unreadable-row',
      `The grade ${stored.id} keeps feedback that cannot be read. The database was changed from outside, or is damaged: restore it from a backup.`,
      { cause: parsed.error },
    );
  }
  return {
    points: stored.points,
    max: stored.max,
    state: gradeState(stored.state),
    ...parsed.data,
    gradedAt: stored.gradedAt,
    grader: stored.grader,
    reason: stored.reason,
  };
}

/** A response that the store kept, with its grades, the newest first. */
export function responseFromStored(stored: StoredResponse, hasEvidence: boolean): RecordedResponse {
  const [newest, ...older] = stored.grades.toReversed().map(fromStored);
  if (!newest) throw new Error(`The response ${stored.id} was kept without a grade.`);
  return {
    id: stored.id,
    response: stored.response,
    language: stored.language,
    submittedAt: stored.submittedAt,
    grades: [newest, ...older],
    hasEvidence,
  };
}
