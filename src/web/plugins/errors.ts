import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { assertNever } from '../../assert-never.ts';
import { AttemptError, type AttemptErrorCode } from '../../attempts/errors.ts';
import { message, render, type Text } from '../../i18n/text.ts';
import { StoreError } from '../../store/errors.ts';
import { WebError } from '../errors.ts';

function statusOfAttemptError(code: AttemptErrorCode): number {
  switch (code) {
    case 'unknown-chapter':
    case 'unknown-question':
    case 'unknown-response':
      return 404;
    case 'wrong-response':
    case 'wrong-shares':
      return 422;
    case 'nothing-to-settle':
      return 409;
    case 'no-engine':
      return 503;
    default:
      return assertNever(code);
  }
}

function storeProblem(error: StoreError): WebError {
  const words = (status: number, text: Text) =>
    new WebError(status, `store-${error.code}`, text, { cause: error });
  switch (error.code) {
    case 'disk-full':
      return words(507, message('http.disk-full'));
    case 'read-only':
      return words(503, message('http.read-only'));
    case 'too-large':
      return words(413, message('http.too-large'));
    case 'submission-reused':
      return words(409, message('http.submission-reused'));
    case 'locked':
    case 'unreachable':
    case 'closed':
      return words(503, message('http.database-away'));
    case 'bad-url':
    case 'cannot-open':
    case 'corrupt':
    case 'newer':
    case 'migration-failed':
    case 'refused':
    case 'unreadable-row':
    case 'disk-failed':
    case 'failed':
      return words(500, message('http.database-failed'));
    default:
      return assertNever(error.code);
  }
}

function validationProblem(error: FastifyError): WebError {
  const details = (error.validation ?? []).slice(0, 20).map((one) => ({
    at: one.instancePath.split('/').filter(Boolean).join('.'),
    expected: one.message ?? one.keyword,
  }));
  const first = details[0];
  return new WebError(
    400,
    'invalid-request',
    message('http.invalid-request', {
      at: [error.validationContext ?? 'body', first?.at].filter(Boolean).join('.'),
      expected: first?.expected ?? error.message,
    }),
    { details, cause: error },
  );
}

const byFastifyCode: Readonly<Record<string, { readonly status: number; readonly text: Text }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, text: message('http.too-large') },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, text: message('http.media-type') },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, text: message('http.not-json') },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, text: message('http.not-json') },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, text: message('http.bad-request') },
  FST_ERR_BAD_URL: { status: 400, text: message('http.bad-request') },
};

/** Any error as the one that is answered: its status, its stable code, its words. */
export function toWebError(error: unknown): WebError {
  if (error instanceof WebError) return error;
  if (error instanceof AttemptError) {
    return new WebError(statusOfAttemptError(error.code), error.code, error.text, {
      details: error.details,
      cause: error,
    });
  }
  if (error instanceof StoreError) return storeProblem(error);
  if (!(error instanceof Error)) {
    return new WebError(500, 'internal', message('http.internal'), { cause: error });
  }
  const fastifyError: Partial<FastifyError> = error;
  if (hasZodFastifySchemaValidationErrors(error)) return validationProblem(error);
  const known = byFastifyCode[fastifyError.code ?? ''];
  if (known) {
    return new WebError(
      known.status,
      (fastifyError.code ?? '').replace('FST_ERR_', '').toLowerCase().replaceAll('_', '-'),
      known.text,
      { cause: error },
    );
  }
  const status = fastifyError.statusCode ?? 500;
  return status >= 400 && status < 500
    ? new WebError(status, 'bad-request', message('http.bad-request'), { cause: error })
    : new WebError(500, 'internal', message('http.internal'), { cause: error });
}

function isForPrograms(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.url === '/healthz' || request.url === '/readyz';
}

async function answer(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = toWebError(error);
  if (problem.statusCode >= 500)
    request.log.error({ err: problem.cause ?? problem }, 'request failed');
  reply.code(problem.statusCode);
  if (isForPrograms(request)) {
    return reply.send({
      error: {
        code: problem.code,
        message: render(problem.text, request.language),
        details: problem.details,
      },
    });
  }
  reply.removeHeader('content-type');
  return reply.page('error', {
    status: problem.statusCode,
    code: problem.code,
    text: problem.text,
  });
}

/** Answers every error: `{"error": …}` to programs, a page that says what to do to people; never a stack trace. */
export const errorAnswers = fp(
  (app, _options, done) => {
    app.setErrorHandler((error, request, reply) => answer(error, request, reply));
    app.setNotFoundHandler((request, reply) =>
      answer(new WebError(404, 'not-found', message('http.not-found')), request, reply),
    );
    done();
  },
  { name: 'error-answers' },
);
