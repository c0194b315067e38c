import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import { alone } from '../alone.ts';
import { type Claim, claim, type Fact, type Held } from '../claim.ts';
import { expectation } from '../exists.ts';
import { type NumberMatcher, numberHolds, numberWanted, wholeNumber } from '../number-matcher.ts';
import type { HttpReply } from '../observation.ts';
import {
  type RecordMatcher,
  recordFound,
  recordHolds,
  recordMatcher,
  recordWanted,
} from '../record-matcher.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code } from '../words.ts';
import { jsonHolds, readJson } from './json.ts';

const status: Fact<HttpReply, NumberMatcher> = {
  schema: wholeNumber(100, 599).describe('The status of the reply; redirects are not followed.'),
  holds: (reply, wanted) => numberHolds(reply.status, wanted),
  expected: (wanted) => message('checks.http-status', { status: numberWanted(wanted) }),
  found: (reply) => message('checks.http-status', { status: code(String(reply.status)) }),
  look: () => null,
};

function lowerCase<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const header: Fact<HttpReply, RecordMatcher> = {
  schema: recordMatcher.describe('Headers of the reply by name, in any case.'),
  holds: (reply, wanted) => recordHolds(lowerCase(reply.headers), lowerCase(wanted)),
  expected: (wanted) => message('checks.http-header', { list: recordWanted(wanted) }),
  found: (reply, wanted) =>
    message('checks.http-header', {
      list: recordFound(lowerCase(reply.headers), lowerCase(wanted)),
    }),
  look: () => null,
};

function excerpt(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

const isCutOff = { unknown: message('checks.http-body-cut') };

/** Whether a body of which only the start is known is as wanted: what the start holds, all of it holds. */
function startHolds(start: string, wanted: TextMatcher): Held {
  if (typeof wanted !== 'object') return String(wanted).startsWith(start) ? isCutOff : false;
  const { include, exists, exclude, ...others } = wanted;
  if (exists === false) return false;
  if (exclude !== undefined && start.includes(exclude)) return false;
  const isKnown = exclude === undefined && Object.keys(others).length === 0;
  return isKnown && (include === undefined || start.includes(include)) ? true : isCutOff;
}

const body: Fact<HttpReply, TextMatcher> = {
  schema: textMatcher.describe(
    'The body of the reply. Its first 64 KiB are read; what stands after them is unknown.',
  ),
  holds: (reply, wanted) =>
    reply.isCut ? startHolds(reply.body, wanted) : textHolds(reply.body, wanted),
  expected: (wanted) => message('checks.http-body', { body: textWanted(wanted) }),
  found: (reply) =>
    reply.body.trim() === ''
      ? message('checks.http-body-empty')
      : message('checks.http-body', { body: code(excerpt(reply.body)) }),
  look: () => null,
};

const json: Fact<HttpReply, Readonly<Record<string, unknown>>> = {
  schema: z
    .record(z.string().min(1), z.json())
    .refine((given) => Object.keys(given).length > 0, {
      when: alone,
      message: 'at least one field',
    })
    .describe('The body is a JSON object with at least these fields, equal to these values.'),
  holds: (reply, wanted) => (reply.isCut ? isCutOff : jsonHolds(readJson(reply.body), wanted)),
  expected: (wanted) => message('checks.http-json', { json: JSON.stringify(wanted) }),
  found: (reply) =>
    reply.body.trim() === ''
      ? message('checks.http-body-empty')
      : message('checks.http-body', { body: code(excerpt(reply.body)) }),
  look: () => null,
};

/** What a check may expect of a reply. */
export const httpExpect = expectation(
  z.strictObject({
    status: status.schema.optional(),
    header: header.schema.optional(),
    body: body.schema.optional(),
    json: json.schema.optional(),
  }),
);

export type HttpExpect = z.output<typeof httpExpect>;

/** What an expectation claims of a reply that came. */
export function httpClaims(expect: HttpExpect): readonly Claim<HttpReply>[] {
  return [
    ...claim('status', status, expect.status),
    ...claim('header', header, expect.header),
    ...claim('body', body, expect.body),
    ...claim('json', json, expect.json),
  ];
}
