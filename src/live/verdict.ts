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
