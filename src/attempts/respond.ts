import { message } from '../i18n/text.ts';
import { gradeQuestion, parseResponse, questionNeeds } from '../questions/any.ts';
import { newId } from '../store/ids.ts';
import type { Attempts, RecordedResponse } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { AttemptError } from './errors.ts';
import { toEvidence } from './evidence.ts';
import type { Go, Goes } from './goes.ts';
import { plain } from './json.ts';
import { look } from './look.ts';
import { responseFromStored, toStored } from './stored-grade.ts';
import type { Versions } from './versions.ts';

/** An answer as it was given, not yet looked at. */
type Given = Parameters<Attempts['respond']>[3];
type Outcome = Awaited<ReturnType<Attempts['respond']>>;

function checked(go: Go, response: unknown): unknown {
  const parsed = parseResponse(go.question, response);
  if (parsed.ok) return parsed.response;
  throw new AttemptError(
    'wrong-response',
    message('attempts.wrong-response', { kind: go.question.kind, expected: parsed.problem }),
    { kind: go.question.kind },
  );
}

/** Grades a response and keeps it; for what is read off the engine, looks first. */
export function responding(
  { store, engine, clock }: AttemptDeps,
  goes: Goes,
  versions: Versions,
): Attempts['respond'] {
  const earlier = async (submission: string, go: Go): Promise<Outcome | null> => {
    const first = await store.responses.findBySubmission(submission);
    if (first?.questionAttemptId !== go.id) return null;
    const response = responseFromStored(first, true);
    return { response, grade: response.grades[0], replayed: true };
  };

  return async (learner, chapter, question, given: Given) => {
    const go = await goes.current(learner, chapter, question);
    const response = checked(go, given.response);
    const needs = questionNeeds(go.question);
    if (needs.length > 0 && given.submission !== null) {
      const replay = await earlier(given.submission, go);
      if (replay) return replay;
    }
    const observation = needs.length > 0 ? await look(engine, go.question) : null;
    const grade = gradeQuestion(go.question, response, { observation });
    if (!versions.kept(go.chapter)) await versions.keep(go.chapter);
    const now = clock();
    const kept = await store.responses.record({
      questionAttemptId: go.id,
      submission: given.submission ?? newId(),
      response: plain(response),
      language: given.language,
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
      language: given.language,
      submittedAt: now,
      grades: [{ ...grade, gradedAt: now, grader: 'engine', reason: null }],
      hasEvidence: observation !== null,
    };
    return { response: recorded, grade, replayed: false };
  };
}
