import { setTimeout as sleep } from 'node:timers/promises';
import { look } from '../../../src/attempts/look.ts';
import type { Verdict } from '../../../src/checks/finding.ts';
import { judge } from '../../../src/checks/judge.ts';
import type { Need } from '../../../src/checks/need.ts';
import type { Container, Observation } from '../../../src/checks/observation.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { render } from '../../../src/i18n/text.ts';
import type { Task } from '../../../src/questions/kinds/task.ts';
import type { Workplace } from './workplace.ts';

/** What one observation was asked for, and the requests that it sent to the engine. */
export interface Asked {
  readonly needs: readonly Need[];
  /** Without the API's version, in the order of the alphabet; what was asked again of a new container is left out. */
  readonly requests: readonly string[];
}

/** A task inspected as the product does it. */
export interface Inspected {
  readonly verdict: Verdict;
  /** The first look, and the second where a check failed. */
  readonly asked: readonly Asked[];
}

async function verdictOf(engine: Engine, task: Task): Promise<Verdict> {
  const observation = await look(engine, task);
  if (observation === null) throw new Error(`${task.id} looks at nothing.`);
  return judge(task.checks, observation);
}

/** A container that has only just started, once more perhaps, is looked at again: what that may ask for. */
function askedAgain({ containers, takenAt }: Observation): ReadonlySet<string> {
  const isNew = ({ startedAt }: Container) => Date.parse(startedAt) > Date.parse(takenAt) - 1000;
  return new Set(
    Object.entries(containers).flatMap(([name, seen]) =>
      seen.state === 'present' && isNew(seen.value) ? [`GET /containers/${name}/json`] : [],
    ),
  );
}

async function inspectNow({ engine, proxy }: Workplace, task: Task): Promise<Inspected> {
  const asked: Asked[] = [];
  const watched: Engine = {
    ...engine,
    async observe(needs) {
      const before = proxy.requests.length;
      const observation = await engine.observe(needs);
      const requests = proxy.requests.slice(before).map((one) => one.replace(/\/v[\d.]+/, ''));
      const again = askedAgain(observation);
      asked.push({
        needs,
        requests: requests
          .filter((one, index) => requests.indexOf(one) === index || !again.has(one))
          .toSorted(),
      });
      return observation;
    },
  };
  return { verdict: await verdictOf(watched, task), asked };
}

/**
 * Inspects the task as the product does. With `wanted` it does so again and again, for 15 s at most, until exactly
 * that is `amiss`: what was started needs a moment to answer, or to end. The result is that of one more look, so that
 * it must still be so.
 */
export async function inspect(
  place: Workplace,
  task: Task,
  wanted?: Readonly<Record<string, string>>,
): Promise<Inspected> {
  const end = performance.now() + 15_000;
  let verdict = await verdictOf(place.engine, task);
  while (wanted && !same(amiss(verdict), wanted) && performance.now() < end) {
    await sleep(200);
    verdict = await verdictOf(place.engine, task);
  }
  return inspectNow(place, task);
}

/** Each check that does not pass, with its diagnosis, or with its state where it has none. */
export function amiss(verdict: Verdict): Readonly<Record<string, string>> {
  return Object.fromEntries(
    verdict.findings
      .filter(({ state }) => state !== 'passed')
      .map(({ check, state, diagnosis }) => [check, diagnosis?.id ?? state]),
  );
}

function same(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const sorted = (record: typeof one) => JSON.stringify(Object.entries(record).toSorted());
  return sorted(one) === sorted(other);
}

/** A verdict as lines to read where a test fails. */
export function inWords(verdict: Verdict): string {
  return verdict.findings
    .map(({ check, state, expected, found, diagnosis }) =>
      [
        `${check}: ${state}`,
        `expected: ${render(expected, 'en')}`,
        `found: ${render(found, 'en')}`,
        ...(diagnosis ? [`${diagnosis.id}: ${render(diagnosis.text, 'en')}`] : []),
      ].join('\n    '),
    )
    .join('\n');
}
