import type { Observation } from '../checks/observation.ts';
import { message } from '../i18n/text.ts';
import { gradeQuestion, parseResponse, questionNeeds } from '../questions/any.ts';
import type { Grade } from '../questions/grade.ts';
import type { AttemptDeps } from './deps.ts';
import { AttemptError } from './errors.ts';
import type { Go } from './goes.ts';
import { look } from './look.ts';
import { storedMemory } from './memory.ts';
import { reportedIn } from './reported.ts';

/** A response with the grade it has now, and what of the engine that was made from. Nothing is recorded yet. */
export interface Glance {
  readonly go: Go;
  readonly response: unknown;
  readonly grade: Grade;
  /** null where the question needs nothing of the engine. */
  readonly observation: Observation | null;
}

/** The response as its question takes it; throws an `AttemptError` for one that does not fit. */
export function fittingResponse(go: Go, response: unknown): unknown {
  const parsed = parseResponse(go.question, response);
  if (parsed.ok) return parsed.response;
  throw new AttemptError(
    'wrong-response',
    message('attempts.wrong-response', { kind: go.question.kind, expected: parsed.problem }),
    { kind: go.question.kind },
  );
}

/** Looks at the engine where the question needs it, and grades; `response` fits already. */
export async function glanceAt(
  { engine, store }: AttemptDeps,
  go: Go,
  response: unknown,
  options: { readonly settleMs?: number; readonly early?: (glance: Glance) => boolean } = {},
): Promise<Glance> {
  const { early, ...settling } = options;
  const graded = (observation: Observation | null): Glance => ({
    go,
    response,
    observation,
    grade: gradeQuestion(go.question, response, { observation }),
  });
  const looks = questionNeeds(go.question).length > 0;
  const observation = looks
    ? await look(engine, go.question, {
        ...settling,
        ...(early ? { early: (seen) => early(graded(seen)) } : {}),
        memory: storedMemory(store, go),
        answers: reportedIn(response),
      })
    : null;
  return graded(observation);
}
