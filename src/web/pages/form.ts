import { z } from 'zod';

const formFields = z.record(z.string(), z.union([z.string(), z.array(z.string())])).catch({});

/** The fields of a submitted form; a body that is none has no fields, and is then answered as an empty form is. */
export function readFields(body: unknown): Readonly<Record<string, string | readonly string[]>> {
  return formFields.parse(body ?? {});
}

/** The id in a form's hidden field that names this act of submitting; null where it has none that can be used. */
export function submissionOf(fields: Readonly<Record<string, unknown>>): string | null {
  const parsed = z.string().min(1).max(64).safeParse(fields.submission);
  return parsed.success ? parsed.data : null;
}

/** The revision of the draft that a form was shown with; 0, which overwrites nothing, where it does not say. */
export function revisionOf(fields: Readonly<Record<string, unknown>>): number {
  const parsed = z.coerce.number().int().min(0).safeParse(fields.revision);
  return parsed.success ? parsed.data : 0;
}
