import { z } from 'zod';
import type { Need } from '../checks/need.ts';
import type { Container, HttpReply, Observation } from '../checks/observation.ts';
import { whereKey } from '../checks/where.ts';
import type { Question } from '../questions/question.ts';
import type { JsonValue } from '../store/json.ts';
import { plain } from './json.ts';

/** The longest evidence that is kept whole, and the longest that is kept at all, in characters of JSON. */
const comfortable = 1024 * 1024;
const bearable = 3 * 1024 * 1024;

function bare(container: Container): Container {
  return { ...container, env: {} };
}

/** Whether a task asks for the environment of containers that it selects without naming them. */
export function asksSelectedEnv(question: Question): boolean {
  if (question.kind !== 'task') return false;
  return question.checks.some((check) => {
    const text = JSON.stringify(check);
    return text.includes('"where":') && text.includes('"env":');
  });
}

/**
 * The observation without the environment of containers that none of the needs names; that of those that the needs
 * select stays where `keepsSelected` says so.
 */
export function withoutForeignEnv(
  observation: Observation,
  needs: readonly Need[],
  keepsSelected: boolean,
): Observation {
  const named = new Set(needs.flatMap((need) => (need.kind === 'container' ? [need.name] : [])));
  const containers = Object.entries(observation.containers).map(([name, seen]) =>
    seen.state === 'present' && !named.has(name)
      ? [name, { ...seen, value: bare(seen.value) }]
      : [name, seen],
  );
  const careful = { ...observation, containers: Object.fromEntries(containers) };
  const { selections } = observation;
  if (selections === undefined) return careful;
  const asked = needs.flatMap((need) => (need.kind === 'selection' ? [whereKey(need.where)] : []));
  // What is remembered of a step is filled in later: a selection by it is asked for under another key.
  const isAsked = (key: string) =>
    asked.some((one) => one === key || one.includes('{{remembered:'));
  const bared = Object.entries(selections).map(([key, seen]) =>
    seen.state === 'present' && !(keepsSelected && isAsked(key))
      ? [key, { ...seen, value: seen.value.map(bare) }]
      : [key, seen],
  );
  return { ...careful, selections: Object.fromEntries(bared) };
}

const mostOfBody = 4096;

function cutBody(reply: HttpReply): HttpReply {
  const { body } = reply;
  return body.length > mostOfBody
    ? { ...reply, body: body.slice(0, mostOfBody), isCut: true }
    : reply;
}

function withPast(observation: Observation, short: (one: Observation) => Observation) {
  const past = observation.past?.map((step) => ({ ...step, observation: short(step.observation) }));
  return past === undefined ? {} : { past };
}

function shortened(observation: Observation): Observation {
  const http = Object.entries(observation.http).map(([key, seen]) =>
    seen.state === 'present' ? [key, { ...seen, value: cutBody(seen.value) }] : [key, seen],
  );
  return {
    ...observation,
    http: Object.fromEntries(http),
    lists: {},
    ...withPast(observation, shortened),
  };
}

/** What is left of an observation that is far too long: the things themselves, and what happened. */
function leanest(observation: Observation): Observation {
  const { takenAt, engine, containers, volumes, networks, events } = observation;
  const things = { takenAt, engine, containers, volumes, networks, http: {}, lists: {} };
  const past = withPast(observation, leanest);
  return events === undefined ? { ...things, ...past } : { ...things, events, ...past };
}

/** Nothing of it: whoever judges it finds that nothing was looked at. */
function empty({ takenAt, engine }: Observation): Observation {
  return { takenAt, engine, containers: {}, volumes: {}, networks: {}, http: {}, lists: {} };
}

function fitting(observation: Observation): Observation {
  const length = (one: Observation) => JSON.stringify(one).length;
  if (length(observation) <= comfortable) return observation;
  const shorter = shortened(observation);
  if (length(shorter) <= bearable) return shorter;
  const lean = leanest(shorter);
  return length(lean) <= bearable ? lean : empty(lean);
}

/**
 * What is kept of an observation: the environment only of containers that the question names, and where it is very
 * long neither the lists nor long HTTP bodies. What was cut is known as cut, so that judging it again finds `unknown`.
 */
export function toEvidence(
  observation: Observation,
  needs: readonly Need[],
  keepsSelected = false,
): JsonValue {
  return plain(fitting(withoutForeignEnv(observation, needs, keepsSelected)));
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
