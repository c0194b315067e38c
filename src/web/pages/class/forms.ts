import type { FastifyReply, FastifyRequest } from 'fastify';
import { ClassError } from '../../../classroom/errors.ts';
import { toWebError } from '../../plugins/errors.ts';
import { readFields } from '../form.ts';
import { lineOf } from '../remark.ts';

/** The text of a form's field by its name; empty where it has none. */
export type Form = (name: string) => string;

/** The form that a request sends. */
export function formOf(request: FastifyRequest): Form {
  const fields = readFields(request.body);
  return (name) => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  };
}

/** Does what a form asks; where that is refused, shows its page again with the reason (as HTML). */
export async function orSayWhy<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => Promise<T>,
  show: (problem: string) => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ClassError)) throw error;
    reply.code(toWebError(error).statusCode);
    if (error.retryAfter !== null) reply.header('retry-after', error.retryAfter);
    return show(lineOf(error.text, request.language));
  }
}
