import { z } from 'zod';
import { editDistance } from '../edit-distance.ts';
import { alone } from './alone.ts';
import { common } from './check-parts.ts';
import { type ContainerCheck, containerCheck } from './container/check.ts';
import { type ContainersCheck, containersCheck } from './containers-check.ts';
import { type EventsCheck, eventsCheck } from './events/check.ts';
import { type FileCheck, fileCheck } from './file/check.ts';
import { type HttpCheck, httpCheck } from './http/check.ts';
import { type ImageCheck, imageCheck } from './image/check.ts';
import { isNear } from './near.ts';
import { type NetworkCheck, networkCheck } from './network/check.ts';
import { isMapping, pick } from './pick.ts';
import { type RedisCheck, redisCheck, type TcpCheck, tcpCheck } from './port-checks.ts';
import { type ValueCheck, valueCheck } from './value-check.ts';
import { type VolumeCheck, volumeCheck } from './volume/check.ts';

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
