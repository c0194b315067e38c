import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { expectation } from './exists.ts';
import { type FactRef, factArgument, factRef, readFact } from './fact.ts';
import { fileLook, fileSubject, placeOf } from './file/place.ts';
import type { FindingState } from './finding.ts';
import type { Observation } from './observation.ts';
import { sameFact } from './same-fact.ts';
import { code, codes, joined, short, shortName } from './words.ts';

/** The value that a check looks at. */
export const valueRef = factRef;

const wanted = z.string().trim().min(1).max(1000);

/** What a check may expect of one value that is read off the engine; values are compared by what they mean. */
export const valueExpect = expectation(
  z.strictObject({
    exists: z.boolean().optional().describe('Whether there is such a value at all.'),
    equal: wanted
      .optional()
      .describe('The value; `{{remembered:NAME}}` is one of an earlier step.'),
    'not-equal': wanted
      .optional()
      .describe('Any other value; `{{remembered:NAME}}` is one of an earlier step.'),
    'one-of': z.array(wanted).min(1).max(50).optional().describe('One of these values.'),
  }),
);

export type ValueExpect = z.output<typeof valueExpect>;

/** How a check of a value came out. */
export interface ValueOutcome {
  readonly state: FindingState;
  readonly expected: Text;
  readonly found: Text;
  readonly failed: ReadonlySet<string>;
}

function subjectOf(ref: FactRef): Text {
  if ('container' in ref) return message('checks.container', { name: ref.container });
  if ('volume' in ref) return message('checks.volume', { name: ref.volume });
  if ('network' in ref) return message('checks.network-subject', { name: ref.network });
  return 'image' in ref
    ? message('checks.image-subject', { name: ref.image })
    : fileSubject(placeOf(ref.file));
}

/** What a value is the value of, in words: "Container `redis`: `address front`". */
export function valueName(ref: FactRef): Text {
  const fact = code([ref.fact, factArgument(ref)].join(' ').trim());
  return message('checks.value-of', { subject: subjectOf(ref), fact });
}

/** A command that shows the thing a value is read off. */
export function valueLook(ref: FactRef): string {
  if ('volume' in ref) return `docker volume inspect ${ref.volume}`;
  if ('network' in ref) return `docker network inspect ${ref.network}`;
  if ('image' in ref) return `docker image inspect ${ref.image}`;
  if ('file' in ref) return fileLook(placeOf(ref.file));
  switch (ref.fact) {
    case 'status':
    case 'exit-code':
      return `docker container ls --all --filter name=${ref.container}`;
    case 'published-port':
      return `docker container port ${ref.container}`;
    case 'process':
      return `docker container top ${ref.container}`;
    default:
      return `docker container inspect ${ref.container}`;
  }
}

/** Judges one value as it was read. */
export function judgeValue(
  ref: FactRef,
  expect: ValueExpect,
  observation: Observation,
): ValueOutcome {
  const subject = valueName(ref);
  const of = (text: Text): Text => message('checks.subject', { subject, facts: text });
  const missing = message('checks.value-absent', { subject });
  const cut = ref.fact === 'volume' ? shortName : short;
  const parts: Text[] = [];
  const { equal, 'not-equal': other, 'one-of': oneOf } = expect;
  if (equal !== undefined) parts.push(code(cut(equal)));
  if (other !== undefined) parts.push(message('checks.value-other-than', { value: cut(other) }));
  if (oneOf !== undefined) parts.push(message('checks.one-of', { list: codes(oneOf) }));
  const expected =
    expect.exists === false
      ? missing
      : parts.length === 0
        ? message('checks.exists', { subject })
        : of(joined(parts));
  const failing = (key: string, found: Text): ValueOutcome => ({
    state: 'failed',
    expected,
    found,
    failed: new Set([key]),
  });
  const passing = (found: Text): ValueOutcome => ({
    state: 'passed',
    expected,
    found,
    failed: new Set(),
  });
  const seen = readFact(observation, ref);
  switch (seen.state) {
    case 'unknown':
      return { state: 'unknown', expected, found: seen.reason, failed: new Set() };
    case 'absent':
      return expect.exists === false ? passing(missing) : failing('exists', missing);
    case 'present': {
      const found = of(code(cut(seen.value)));
      const same = (one: string) => sameFact(ref, one, seen.value);
      if (expect.exists === false) return failing('exists', found);
      if (equal !== undefined && !same(equal)) return failing('equal', found);
      if (other !== undefined && same(other)) return failing('not-equal', found);
      if (oneOf !== undefined && !oneOf.some(same)) return failing('one-of', found);
      return passing(found);
    }
  }
}
