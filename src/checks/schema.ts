import { z } from 'zod';
import { localised } from '../i18n/language.ts';
import { alone } from './alone.ts';
import { containerExpect } from './container/expect.ts';
import { httpExpect } from './http/expect.ts';
import { nearest } from './near.ts';
import { networkExpect } from './network/expect.ts';
import { isMapping, pick } from './pick.ts';
import { port } from './port.ts';
import { volumeExpect } from './volume/expect.ts';

/** What a check may look at: its own key, of which it has exactly one. */
export const subjects = ['container', 'volume', 'network', 'http'] as const;

type Subject = (typeof subjects)[number];

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);

const name = z.string().trim().min(1).max(255);

const common = {
  id: id.describe('Stable for ever: scores and mistakes name it.'),
  title: localised
    .optional()
    .describe('Its line in the checklist; worded from the check if left out.'),
  points: z.number().positive().max(1000).default(1).describe('All or nothing.'),
  after: z
    .array(id)
    .max(50)
    .default([])
    .describe(
      'Checks above it that must pass before it counts: so what is right from the start earns nothing by itself.',
    ),
};

function diagnose<S extends z.ZodType>(expect: S) {
  return z
    .array(
      z.strictObject({
        id: id.describe('Mistakes name it.'),
        when: expect.describe('What is there when this is the reason.'),
        say: localised.describe('The reason, in words for the learner.'),
      }),
    )
    .default([])
    .describe("Reasons of the author's own, tried before Plimsoll's.");
}

const containerCheck = z.strictObject({
  ...common,
  container: name.describe('The name of the container to look at.'),
  expect: containerExpect,
  diagnose: diagnose(containerExpect),
});

const volumeCheck = z.strictObject({
  ...common,
  volume: name.describe('The name of the volume to look at.'),
  expect: volumeExpect,
  diagnose: diagnose(volumeExpect),
});

const networkCheck = z.strictObject({
  ...common,
  network: name.describe('The name of the network to look at.'),
  expect: networkExpect,
  diagnose: diagnose(networkExpect),
});

const httpCheck = z.strictObject({
  ...common,
  http: z
    .strictObject({
      container: name,
      port: port.describe(
        "The container's port; wherever it is published is where the request goes.",
      ),
      path: z
        .string()
        .regex(/^\/[\x21-\x7e]*$/)
        .max(1000)
        .default('/'),
    })
    .describe('A GET to a published port of a container.'),
  expect: httpExpect,
  diagnose: diagnose(httpExpect),
});

/** Stands in where a check has no subject, or two: finds its unknown keys and says what is missing. */
const undecided = z
  .strictObject({
    ...common,
    container: z.unknown().optional(),
    volume: z.unknown().optional(),
    network: z.unknown().optional(),
    http: z.unknown().optional(),
    expect: z.unknown(),
    diagnose: z.unknown().optional(),
  })
  .refine(() => false, {
    when: alone,
    message: 'exactly one of `container`, `volume`, `network`, `http`',
  });

const known: ReadonlySet<string> = new Set([...Object.keys(common), 'expect', 'diagnose']);

const kinds = [containerCheck, volumeCheck, networkCheck, httpCheck] as const;

/** The subjects among the keys of a check; where there is none, the one that a misspelt key was meant to be. */
function subjectsOf(input: Readonly<Record<string, unknown>>): readonly Subject[] {
  const present = subjects.filter((subject) => Object.hasOwn(input, subject));
  if (present.length > 0) return present;
  const others = Object.keys(input).filter((key) => !known.has(key));
  return subjects.filter((subject) => nearest(others, subject) !== null);
}

/** One check of a task, as authors write it. Its own key is looked at first: issues are those of that kind alone. */
export const check = pick(kinds, (input) => {
  const [subject, second] = isMapping(input) ? subjectsOf(input) : [];
  return subject !== undefined && second === undefined ? subjects.indexOf(subject) : undecided;
}).describe('One check: what to look at, and what to expect of it.');

export type ContainerCheck = z.output<typeof containerCheck>;
export type VolumeCheck = z.output<typeof volumeCheck>;
export type NetworkCheck = z.output<typeof networkCheck>;
export type HttpCheck = z.output<typeof httpCheck>;

/** A check, parsed. */
export type Check = ContainerCheck | VolumeCheck | NetworkCheck | HttpCheck;
