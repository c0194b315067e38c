import type { Observation, Seen } from '../checks/observation.ts';
import type { Text } from '../i18n/text.ts';
import type { Grade } from '../questions/grade.ts';

/** A text that is equal for two grades of the same verdict: the same states, reasons and points, whatever the words. */
export function verdictKey(grade: Grade): string {
  const findings = grade.findings.map(({ check, state, diagnosis, points }) => [
    check,
    state,
    diagnosis?.id ?? '',
    points,
  ]);
  return JSON.stringify([grade.state, grade.points, findings]);
}

/** A text that is equal for two grades whose checks are in the same states. */
export function statesKey(grade: Grade): string {
  return JSON.stringify(grade.findings.map(({ check, state }) => [check, state]));
}

/** Whether the engine answered a look; where it did not, why. */
export type EngineSeen =
  | { readonly answers: true }
  | { readonly answers: false; readonly reason: Text };

/** What a look tells of the engine: it is away where nothing at all could be seen. */
export function engineSeen(observation: Observation): EngineSeen {
  const { containers, volumes, networks, lists } = observation;
  const seen: Seen<unknown>[] = [
    ...Object.values(containers),
    ...Object.values(volumes),
    ...Object.values(networks),
    ...Object.values(lists),
  ];
  const reasons = seen.flatMap((one) => (one.state === 'unknown' ? [one.reason] : []));
  const [reason] = reasons;
  return reason && reasons.length === seen.length ? { answers: false, reason } : { answers: true };
}

/** How long a container must have run to be taken at its word, in milliseconds: as long as a settled look takes. */
export const settledAfterMs = 400;

/** The starts of the containers that run, by name; one that is not among the earlier ones has only just been seen. */
export function startsOf(observation: Observation): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(observation.containers).flatMap(([name, seen]): [string, string][] =>
      seen.state === 'present' && seen.value.status === 'running'
        ? [[name, seen.value.startedAt]]
        : [],
    ),
  );
}

/** Whether a container of a look has run for too short a time to be taken at its word, by the engine's clock. */
export function isFresh(observation: Observation): boolean {
  const takenAt = Date.parse(observation.takenAt);
  return [...startsOf(observation).values()].some(
    (startedAt) => Math.abs(takenAt - Date.parse(startedAt)) < settledAfterMs,
  );
}
