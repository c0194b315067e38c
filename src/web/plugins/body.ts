import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { FormFields } from '../../questions/kind.ts';
import { WebError } from '../errors.ts';

/** The longest body that is read, in bytes. */
export const bodyLimit = 256 * 1024;

function textOf(body: Buffer): string {
  if (isUtf8(body)) return body.toString('utf8');
  throw new WebError(400, 'not-utf-8', { key: 'http.not-utf-8' });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch (cause) {
    throw new WebError(400, 'not-utf-8', { key: 'http.not-utf-8' }, { cause });
  }
}

/** The fields of a form as a browser sends it; a name that came more than once holds an array. */
export function parseForm(text: string): FormFields {
  const fields = new Map<string, string | string[]>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decode(part.slice(equals + 1));
    const before = fields.get(name);
    if (before === undefined) fields.set(name, value);
    else if (typeof before === 'string') fields.set(name, [before, value]);
    else before.push(value);
  }
  return Object.fromEntries(fields);
}

function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      try {
        parse(request, textOf(body), done);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  );
}

function readForms(app: FastifyInstance): void {
  app.addContentTypeParser<Buffer>(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, body, done) => {
      try {
        done(null, parseForm(textOf(body)));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  );
}

/** Reads JSON and forms, and nothing else; what is not UTF-8 is refused, never repaired. */
export const bodies = fp(
  (app, _options, done) => {
    app.removeContentTypeParser('text/plain');
    readJson(app);
    readForms(app);
    done();
  },
  { name: 'bodies' },
);
