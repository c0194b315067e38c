import { diagnosisNeeds } from '../checks/diagnosis-needs.ts';
import { judge } from '../checks/judge.ts';
import { type Need, needKey } from '../checks/need.ts';
import type { Observation } from '../checks/observation.ts';
import type { Engine } from '../engine/engine.ts';
import { questionNeeds } from '../questions/any.ts';
import type { Question } from '../questions/question.ts';

/** Both looks at the engine as one; what was seen first stays. */
export function joinObservations(first: Observation, second: Observation): Observation {
  return {
    takenAt: first.takenAt,
    engine: first.engine,
    containers: { ...second.containers, ...first.containers },
    volumes: { ...second.volumes, ...first.volumes },
    networks: { ...second.networks, ...first.networks },
    http: { ...second.http, ...first.http },
    lists: { ...second.lists, ...first.lists },
  };
}

/**
 * Looks at what a question needs; null where it needs nothing. For a task of which a check failed, it looks a second
 * time, for what tells why: work that is right costs one look. The options are as for `Engine.observe`.
 */
export async function look(
  engine: Engine,
  question: Question,
  options: { readonly settleMs?: number; readonly eventsSince?: number } = {},
): Promise<Observation | null> {
  const needs = questionNeeds(question);
  if (needs.length === 0) return null;
  const first = await engine.observe(needs, options);
  if (question.kind !== 'task') return first;
  const verdict = judge(question.checks, first);
  if (!verdict.findings.some((finding) => finding.state === 'failed')) return first;
  const seen = new Set(needs.map(needKey));
  const more: readonly Need[] = diagnosisNeeds(question.checks, verdict, first).filter(
    (need) => !seen.has(needKey(need)),
  );
  return more.length === 0 ? first : joinObservations(first, await engine.observe(more, options));
}
