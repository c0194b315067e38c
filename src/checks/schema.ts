import { z } from 'zod';
import { editDistance } from '../edit-distance.ts';
import { localised } from '../i18n/language.ts';
import { alone } from './alone.ts';
import { containerExpect, eachContainer } from './container/expect.ts';
import { eventSequence, eventsExpect } from './events/expect.ts';
import { fileExpect } from './file/expect.ts';
import { filePlace } from './file/place.ts';
import { httpExpect } from './http/expect.ts';
import { imageExpect } from './image/expect.ts';
import { isNear } from './near.ts';
import { networkExpect } from './network/expect.ts';
import { wholeNumber } from './number-matcher.ts';
import { isMapping, pick } from './pick.ts';
import { port } from './port.ts';
import { redisExpect } from './redis.ts';
import { valueExpect, valueRef } from './value.ts';
import { volumeExpect } from './volume/expect.ts';
import { where } from './where.ts';

/** What a check may look at: its own key, of which it has exactly one. */
export const subjects = [
  'container',
  'containers',
  'volume',
  'network',
  'image',
  'file',
  'http',
  'tcp',
  'redis',
  'events',
  'value',
] as const;

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
  step: id
    .optional()
    .describe('The step of the task it belongs to; needed where the task has steps.'),
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

const containersCheck = z.strictObject({
  ...common,
  containers: z
    .strictObject({
      where,
      count: wholeNumber(0, 10_000)
        .default({ greater: 0 })
        .describe('How many of them there must be that are as expected; at least one unless told.'),
    })
    .describe('Containers that are not known by one name.'),
  expect: eachContainer
    .optional()
    .describe('What each of those that count must be; left out, being selected is enough.'),
  diagnose: diagnose(eachContainer),
});

const imageCheck = z.strictObject({
  ...common,
  image: z.string().trim().min(1).max(500).describe('The image to look at, by a tag or its id.'),
  expect: imageExpect,
  diagnose: diagnose(imageExpect),
});

const fileCheck = z.strictObject({
  ...common,
  file: filePlace.describe('A file or directory in a container or a volume.'),
  expect: fileExpect,
  diagnose: diagnose(fileExpect),
});

const published = {
  container: name,
  port: port.describe("The container's port; wherever it is published is what is asked."),
};

const tcpExpect = z.strictObject({
  open: z.boolean().describe('Whether a connection is taken, and kept when nothing is sent.'),
});

const tcpCheck = z.strictObject({
  ...common,
  tcp: z.strictObject(published).describe('A connection to a published port of a container.'),
  expect: tcpExpect,
  diagnose: diagnose(tcpExpect),
});

const redisCheck = z.strictObject({
  ...common,
  redis: z
    .strictObject({
      ...published,
      send: z.enum(['PING']).default('PING').describe('Nothing else is ever sent.'),
    })
    .describe('A PING to a Redis server at a published port of a container.'),
  expect: redisExpect,
  diagnose: diagnose(redisExpect),
});

const eventsCheck = z.strictObject({
  ...common,
  events: eventSequence,
  expect: eventsExpect.default({ exists: true }),
  diagnose: diagnose(eventsExpect),
});

const valueCheck = z.strictObject({
  ...common,
  value: valueRef,
  expect: valueExpect,
  diagnose: diagnose(valueExpect),
});

/** Stands in where a check has no subject, or two: finds its unknown keys and says what is missing. */
const undecided = z
  .strictObject({
    ...common,
    ...Object.fromEntries(subjects.map((subject) => [subject, z.unknown().optional()])),
    expect: z.unknown(),
    diagnose: z.unknown().optional(),
  })
  .refine(() => false, {
    when: alone,
    message: `exactly one of ${subjects.map((subject) => `\`${subject}\``).join(', ')}`,
  });

const known: ReadonlySet<string> = new Set([...Object.keys(common), 'expect', 'diagnose']);

const kinds = [
  containerCheck,
  containersCheck,
  volumeCheck,
  networkCheck,
  imageCheck,
  fileCheck,
  httpCheck,
  tcpCheck,
  redisCheck,
  eventsCheck,
  valueCheck,
] as const;

/** The schema of each kind of check, by the key that makes it one. */
export function checkSchema(subject: (typeof subjects)[number]): z.ZodObject {
  const schema = kinds[subjects.indexOf(subject)];
  if (!schema) throw new Error(`There is no check of ${subject}`);
  return schema;
}

/** The subjects among the keys of a check; where there is none, the one that a misspelt key was meant to be. */
function subjectsOf(input: Readonly<Record<string, unknown>>): readonly Subject[] {
  const present = subjects.filter((subject) => Object.hasOwn(input, subject));
  if (present.length > 0) return present;
  const others = Object.keys(input).filter((key) => !known.has(key));
  return others.flatMap((key) => {
    const [meant] = subjects
      .filter((subject) => isNear(key, subject))
      .sort((one, other) => editDistance(key, one) - editDistance(key, other));
    return meant === undefined ? [] : [meant];
  });
}

/** One check of a task, as authors write it. Its own key is looked at first: issues are those of that kind alone. */
export const check = pick(kinds, (input) => {
  const [subject, second] = isMapping(input) ? subjectsOf(input) : [];
  return subject !== undefined && second === undefined ? subjects.indexOf(subject) : undecided;
}).describe('One check: what to look at, and what to expect of it.');

export type ContainerCheck = z.output<typeof containerCheck>;
export type ContainersCheck = z.output<typeof containersCheck>;
export type VolumeCheck = z.output<typeof volumeCheck>;
export type NetworkCheck = z.output<typeof networkCheck>;
export type ImageCheck = z.output<typeof imageCheck>;
export type FileCheck = z.output<typeof fileCheck>;
export type HttpCheck = z.output<typeof httpCheck>;
export type TcpCheck = z.output<typeof tcpCheck>;
export type RedisCheck = z.output<typeof redisCheck>;
export type EventsCheck = z.output<typeof eventsCheck>;
export type ValueCheck = z.output<typeof valueCheck>;

/** A check, parsed. */
export type Check =
  | ContainerCheck
  | ContainersCheck
  | VolumeCheck
  | NetworkCheck
  | ImageCheck
  | FileCheck
  | HttpCheck
  | TcpCheck
  | RedisCheck
  | EventsCheck
  | ValueCheck;
