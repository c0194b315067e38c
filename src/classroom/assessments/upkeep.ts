import { message } from '../../i18n/text.ts';
import type { Person } from '../../store/people.ts';
import type { Store } from '../../store/store.ts';
import { ClassError } from '../errors.ts';
import { type Assessment, type By, createAssessment } from './assessment.ts';
import { termsOf } from './seat.ts';
import type { AssessmentSettings } from './settings.ts';
import { standingAt } from './time-runs.ts';

/** How many of the students who are in the class now have started an assessment, and handed it in. */
export interface Progress {
  readonly students: number;
  readonly started: number;
  readonly handedIn: number;
}

/** How far the class is with an assessment; `people` are all that are known, `now` is in ms since 1970. */
export async function progressOf(
  store: Store,
  assessment: Assessment,
  people: readonly Person[],
  now: number,
): Promise<Progress> {
  const students = new Map(
    people
      .filter(({ role, removedAt }) => role === 'student' && removedAt === null)
      .map((person) => [person.id, person]),
  );
  const attempts = await store.assessmentAttempts.ofAssessment(assessment.id);
  const standings = attempts.flatMap((attempt) => {
    const person = students.get(attempt.learnerId);
    return person ? [standingAt(termsOf(assessment, person), attempt, now)] : [];
  });
  return {
    students: students.size,
    started: standings.length,
    handedIn: standings.filter(({ is }) => is === 'handed-in').length,
  };
}

/** Makes a draft of the same questions and rules, without dates, password and exceptions. Gives its id. */
export function copyAssessment(
  store: Store,
  { settings }: Assessment,
  title: AssessmentSettings['title'],
  seed: number,
  by: By,
): Promise<string> {
  const copy: AssessmentSettings = {
    ...settings,
    title,
    published: false,
    opens: null,
    closes: null,
    roomPassword: null,
  };
  return createAssessment(store, copy, seed, by);
}

/**
 * Puts an assessment out of sight; all work in it is kept. Throws a `ClassError`, `not-now`, while a student works on it.
 */
export async function removeAssessment(
  store: Store,
  assessment: Assessment,
  now: number,
): Promise<void> {
  const { started, handedIn } = await progressOf(store, assessment, await store.people.list(), now);
  const working = started - handedIn;
  if (working > 0) throw new ClassError('not-now', message('builder.still-working', { working }));
  await store.assessments.remove(assessment.id, now);
}
