import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { assertNever } from '../../assert-never.ts';
import { AttemptError, type AttemptErrorCode } from '../../attempts/errors.ts';
import { ClassError, type ClassErrorCode } from '../../classroom/errors.ts';
import { message, render, type Text } from '../../i18n/text.ts';
import { StoreError } from '../../store/errors.ts';
import { WebError } from '../errors.ts';
import { bodyLimit } from './body.ts';

function statusOfAttemptError(code: AttemptErrorCode): number {
  switch (code) {
    case 'unknown-chapter':
    case 'unknown-question':
    case 'unknown-response':
      return 404;
    case 'wrong-response':
    case 'wrong-shares':
    case 'wrong-words':
      return 422;
    case 'nothing-to-settle':
    case 'not-now':
    case 'no-tries-left':
      return 409;
    case 'no-engine':
      return 503;
    default:
      return assertNever(code);
  }
}

function statusOfClassError(code: ClassErrorCode): number {
  switch (code) {
    case 'unknown-link':
    case 'closed':
    case 'unknown-person':
    case 'unknown-session':
    case 'unknown-token':
    case 'unknown-assessment':
      return 404;
    case 'last-teacher':
    case 'taken':
    case 'changed-meanwhile':
    case 'not-now':
      return 409;
    case 'wrong-token':
      return 401;
    case 'wrong-password':
    case 'bad-fields':
      return 422;
    case 'too-many-tries':
      return 429;
    case 'busy':
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
      return words(413, message('http.observation-too-large'));
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

const notJson = { status: 400, code: 'not-json', text: message('http.not-json') };
const badRequest = { status: 400, code: 'bad-request', text: message('http.bad-request') };

/** The refusals that Fastify itself makes, by its codes. */
const byFastifyCode: Readonly<Record<string, typeof badRequest>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'media-type',
    text: message('http.media-type'),
  },
  FST_ERR_CTP_INVALID_JSON_BODY: notJson,
  FST_ERR_CTP_EMPTY_JSON_BODY: notJson,
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
  if (error instanceof ClassError) {
    const { code, text, retryAfter } = error;
    const details = retryAfter === null ? null : { retryAfter };
    return new WebError(statusOfClassError(code), code, text, { details, cause: error });
  }
  if (error instanceof StoreError) return storeProblem(error);
  if (!(error instanceof Error)) {
    return new WebError(500, 'internal', message('http.internal'), { cause: error });
  }
  const { code = '', statusCode = 500 }: Partial<FastifyError> = error;
  const isRefusal = statusCode >= 400 && statusCode < 500;
  const known = byFastifyCode[code] ?? (isRefusal ? { ...badRequest, status: statusCode } : null);
  return known
    ? new WebError(known.status, known.code, known.text, { cause: error })
    : new WebError(500, 'internal', message('http.internal'), { cause: error });
}

function isForPrograms(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.url === '/healthz' || request.url === '/readyz';
}

const kibibyte = 1024;

/** A body that is longer than its route reads, with how much that is. */
function bodyTooLong({ routeOptions }: FastifyRequest, cause: unknown): WebError {
  const limit = (routeOptions.bodyLimit ?? bodyLimit) / kibibyte;
  const text = message('http.too-large', {
    limit: limit >= kibibyte ? limit / kibibyte : limit,
    unit: limit >= kibibyte ? 'MiB' : 'KiB',
  });
  return new WebError(413, 'too-large', text, { cause });
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
}

async function answer(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = isTooLong(error) ? bodyTooLong(request, error) : toWebError(error);
  if (problem.statusCode >= 500)
    request.log.error({ err: problem.cause ?? problem }, 'request failed');
  reply.code(problem.statusCode);
  if (error instanceof ClassError && error.retryAfter !== null)
    reply.header('retry-after', error.retryAfter);
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
  try {
    const { statusCode: status, code, text } = problem;
    return await reply.page('error', { status, code, text });
  } catch (failure) {
    request.log.error({ err: failure }, 'the error page failed');
    return reply.type('text/plain; charset=utf-8').send(render(problem.text, request.language));
  }
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
