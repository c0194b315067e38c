import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { complaintsOf } from '../../authoring/wording.ts';
import { message, type Text } from '../../i18n/text.ts';
import { WebError } from '../errors.ts';

/** The most complaints that one answer lists. */
const mostComplaints = 20;

function refusal(error: z.core.$ZodError, schema: z.core.$ZodType, data: unknown, part: string) {
  const complaints = error.issues
    .flatMap((issue) => complaintsOf(issue, schema, data))
    .slice(0, mostComplaints)
    .map(({ path, expected, found }) => ({
      at: [part, ...path].join('.'),
      problem: message('authoring.problem', { expected, found }),
    }));
  const text = complaints
    .map(({ at, problem }): Text => message('http.invalid-request', { at, problem }))
    .reduce((all, next) => message('http.both', { all, next }));
  const details = complaints.map(({ at }) => ({ at }));
  return new WebError(400, 'invalid-request', text, { details, cause: error });
}

/** Checks the parts of a request by their zod schemas, and says all that does not fit. */
export const validatorCompiler: FastifySchemaCompiler<z.core.$ZodType> =
  ({ schema, httpPart = 'body' }) =>
  (data: unknown) => {
    const parsed = z.core.safeParse(schema, data);
    return parsed.success
      ? { value: parsed.data }
      : { error: refusal(parsed.error, schema, data, httpPart) };
  };
