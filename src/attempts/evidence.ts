import { z } from 'zod';
import type { Need } from '../checks/need.ts';
import type { Observation } from '../checks/observation.ts';
import type { JsonValue } from '../store/json.ts';
import { plain } from './json.ts';

/** The longest evidence that is kept whole, in characters of JSON. */
const comfortable = 1024 * 1024;

function withoutForeignEnv(observation: Observation, needs: readonly Need[]): Observation {
  const named = new Set(needs.flatMap((need) => (need.kind === 'container' ? [need.name] : [])));
  const containers = Object.entries(observation.containers).map(([name, seen]) =>
    seen.state === 'present' && !named.has(name)
      ? [name, { ...seen, value: { ...seen.value, env: {} } }]
      : [name, seen],
  );
  return { ...observation, containers: Object.fromEntries(containers) };
}

function shortened(observation: Observation): Observation {
  const http = Object.entries(observation.http).map(([key, seen]) =>
    seen.state === 'present'
      ? [key, { ...seen, value: { ...seen.value, body: seen.value.body.slice(0, 4096) } }]
      : [key, seen],
  );
  return { ...observation, http: Object.fromEntries(http), lists: {} };
}

/**
 * What is kept of an observation: the environment only of containers that the question names, and where it is very
 * long neither the lists nor long HTTP bodies.
 */
export function toEvidence(observation: Observation, needs: readonly Need[]): JsonValue {
  const careful = withoutForeignEnv(observation, needs);
  return plain(JSON.stringify(careful).length > comfortable ? shortened(careful) : careful);
}

const seenByName = z.record(z.string(), z.looseObject({ state: z.string() }));

const outline = z.looseObject({
  takenAt: z.string(),
  containers: seenByName,
  volumes: seenByName,
  networks: seenByName,
  http: seenByName,
  lists: z.looseObject({}),
});

const kept = z.custom<Observation>(
  (value) => outline.safeParse(value).success,
  'an observation as Plimsoll keeps it',
);

/** An observation that was kept as evidence. */
export function fromEvidence(value: JsonValue): Observation {
  return kept.parse(value);
}
