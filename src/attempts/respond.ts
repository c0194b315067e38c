import { questionNeeds } from '../questions/any.ts';
import { newId } from '../store/ids.ts';
import type { Attempts, RecordedResponse } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { toEvidence } from './evidence.ts';
import { fittingResponse, glanceAt } from './glance.ts';
import type { Go, Goes } from './goes.ts';
import { plain } from './json.ts';
import { responseFromStored, toStored } from './stored-grade.ts';
import type { Versions } from './versions.ts';

type Outcome = Awaited<ReturnType<Attempts['respond']>>;

/** Judges a task as the engine is now, without recording anything. */
export function glancing(deps: AttemptDeps, goes: Goes): Attempts['glance'] {
  return async (learner, chapter, question, given) => {
    const go = await goes.current(learner, chapter, question);
    return glanceAt(deps, go, fittingResponse(go, given.response), given);
  };
}

/** Records what a glance saw, with its grade. */
export function keeping({ store, clock }: AttemptDeps, versions: Versions): Attempts['keep'] {
  return async ({ go, response, grade, observation }, { submission, language }) => {
    if (!versions.kept(go.chapter)) await versions.keep(go.chapter);
    const needs = questionNeeds(go.question);
    const now = clock();
    const kept = await store.responses.record({
      questionAttemptId: go.id,
      submission: submission ?? newId(),
      response: plain(response),
      language,
      contentVersion: go.chapter.version,
      submittedAt: now,
      grade: toStored(grade, { at: now, grader: 'engine', reason: null }),
      ...(observation
        ? {
            evidence: {
              observation: toEvidence(observation, needs),
              takenAt: Date.parse(observation.takenAt),
            },
          }
        : {}),
    });
    if (kept.replayed) {
      const first = responseFromStored(kept.response, needs.length > 0);
      return { response: first, grade: first.grades[0], replayed: true };
    }
    const recorded: RecordedResponse = {
      id: kept.response.id,
      response: kept.response.response,
      language,
      submittedAt: now,
      grades: [{ ...grade, gradedAt: now, grader: 'engine', reason: null }],
      hasEvidence: observation !== null,
    };
    return { response: recorded, grade, replayed: false };
  };
}

/** Grades a response and keeps it; for what is read off the engine, looks first. */
export function responding(
  deps: AttemptDeps,
  goes: Goes,
  keep: Attempts['keep'],
): Attempts['respond'] {
  const earlier = async (submission: string, go: Go): Promise<Outcome | null> => {
    const first = await deps.store.responses.findBySubmission(submission);
    if (first?.questionAttemptId !== go.id) return null;
    const response = responseFromStored(first, true);
    return { response, grade: response.grades[0], replayed: true };
  };

  return async (learner, chapter, question, given) => {
    const go = await goes.current(learner, chapter, question);
    const response = fittingResponse(go, given.response);
    if (questionNeeds(go.question).length > 0 && given.submission !== null) {
      const replay = await earlier(given.submission, go);
      if (replay) return replay;
    }
    return keep(await glanceAt(deps, go, response), given);
  };
}
