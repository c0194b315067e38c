import type { Language } from '../i18n/language.ts';
import { questionNeeds } from '../questions/any.ts';
import { newId } from '../store/ids.ts';
import type { Attempts, RecordedResponse } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { asksSelectedEnv, toEvidence } from './evidence.ts';
import type { Gate } from './gate.ts';
import { fittingResponse, type Glance, glanceAt } from './glance.ts';
import type { Go, Goes } from './goes.ts';
import { plain } from './json.ts';
import { reportedIn } from './reported.ts';
import { responseFromStored, toStored } from './stored-grade.ts';
import type { Versions } from './versions.ts';

type Outcome = Awaited<ReturnType<Attempts['respond']>>;

/** What the newest response of this go reported: what was reported once counts until something else is. */
async function lastReported({ store }: AttemptDeps, go: Go) {
  if (go.question.kind !== 'task' || go.question.answers.length === 0) return {};
  const responses = await store.responses.ofQuestionAttempt(go.id);
  const asked = new Set(go.question.answers.map(({ id }) => id));
  const reported = Object.entries(reportedIn(responses.at(-1)?.response));
  return Object.fromEntries(reported.filter(([id]) => asked.has(id)));
}

/** Judges a task as the engine is now, without recording anything. */
export function glancing(deps: AttemptDeps, goes: Goes): Attempts['glance'] {
  return async (learner, chapter, question, given) => {
    const go = await goes.current(learner, chapter, question);
    const isTask = go.question.kind === 'task';
    const response = isTask
      ? { ...(await lastReported(deps, go)), ...reportedIn(given.response) }
      : given.response;
    return glanceAt(deps, go, fittingResponse(go, response), given);
  };
}

/** Records what a glance saw, with its grade; `submittedAt` (ms since 1970) is now unless told. */
export type Keep = (
  glance: Glance,
  given: {
    readonly submission: string | null;
    readonly language: Language;
    readonly submittedAt?: number;
  },
) => Promise<Outcome>;

export function keeping({ store, clock }: AttemptDeps, versions: Versions): Keep {
  return async ({ go, response, grade, observation }, { submission, language, submittedAt }) => {
    if (!versions.kept(go.chapter)) await versions.keep(go.chapter);
    const needs = questionNeeds(go.question);
    const now = clock();
    const kept = await store.responses.record({
      questionAttemptId: go.id,
      submission: submission ?? newId(),
      response: plain(response),
      language,
      contentVersion: go.chapter.version,
      submittedAt: submittedAt ?? now,
      grade: toStored(grade, { at: now, grader: 'engine', reason: null }),
      ...(observation
        ? {
            evidence: {
              observation: toEvidence(observation, needs, asksSelectedEnv(go.question)),
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
      submittedAt: submittedAt ?? now,
      grades: [{ ...grade, gradedAt: now, grader: 'engine', reason: null }],
      hasEvidence: observation !== null,
    };
    return { response: recorded, grade, replayed: false };
  };
}

/**
 * Grades a response and keeps it; for what is read off the engine, looks first. A form that was sent before gives what
 * it gave then, whatever may be done now.
 */
export function responding(
  deps: AttemptDeps,
  goes: Goes,
  keep: Keep,
  gate: Gate,
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
    const looksFirst = !gate.isOpen || questionNeeds(go.question).length > 0;
    if (looksFirst && given.submission !== null) {
      const replay = await earlier(given.submission, go);
      if (replay) return replay;
    }
    return gate.pass('answer', { learner, chapter, question: go.question }, async () =>
      keep(await glanceAt(deps, go, response), given),
    );
  };
}
