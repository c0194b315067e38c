import { message } from '../../i18n/text.ts';
import type { AssessmentAttempt } from '../../store/assessment-attempts.ts';
import { newId } from '../../store/ids.ts';
import type { Person } from '../../store/people.ts';
import type { Store } from '../../store/store.ts';
import type { ClassDeps } from '../deps.ts';
import { ClassError } from '../errors.ts';
import { oneLine } from '../fields.ts';
import { tryPassword } from '../tries.ts';
import { type Assessment, findAssessment, listAssessments, overridesOf } from './assessment.ts';
import { type Terms, termsFor } from './overrides.ts';
import { type Decision, decide, type Viewer } from './rules.ts';
import { attemptSeed } from './seeds.ts';
import { decisionTexts } from './told.ts';

/** One person before one assessment: how far they are in it, and what they may do now. */
export interface Seat {
  readonly assessment: Assessment;
  readonly viewer: Viewer;
  readonly attempt: AssessmentAttempt | null;
  readonly decision: Decision;
}

/** Somebody as the rules know them. */
export function viewerOf({ id, role, section }: Pick<Person, 'id' | 'role' | 'section'>): Viewer {
  if (role !== 'student') return { role };
  return { role, student: id, sections: section === null ? [] : [section] };
}

function seatFrom(
  assessment: Assessment,
  viewer: Viewer,
  attempt: AssessmentAttempt | null,
  now: number,
): Seat {
  const overrides = overridesOf(assessment);
  const decision = decide({ settings: assessment.settings, overrides, viewer, now, attempt });
  return { assessment, viewer, attempt, decision };
}

/** The seats of somebody at all assessments that they may know of now, the oldest assessment first. */
export async function seatsOf(
  store: Store,
  person: Pick<Person, 'id' | 'role' | 'section'>,
  now: number,
): Promise<readonly Seat[]> {
  const [assessments, attempts] = await Promise.all([
    listAssessments(store),
    store.assessmentAttempts.ofLearner(person.id),
  ]);
  const viewer = viewerOf(person);
  return assessments
    .map((one) => {
      const attempt = attempts.find(({ assessmentId }) => assessmentId === one.id) ?? null;
      return seatFrom(one, viewer, attempt, now);
    })
    .filter(({ decision }) => decision.see !== 'nothing');
}

/** The seat of somebody at an assessment. Throws a `ClassError` where there is no such assessment or person. */
export async function seatOf(
  store: Store,
  assessmentId: string,
  personId: string,
  now: number,
): Promise<Seat> {
  const [assessment, person, attempt] = await Promise.all([
    findAssessment(store, assessmentId),
    store.people.get(personId),
    store.assessmentAttempts.of(assessmentId, personId),
  ]);
  if (person === null) throw new ClassError('unknown-person', message('people.unknown-person'));
  return seatFrom(assessment, viewerOf(person), attempt, now);
}

/** The terms of a student's attempt. */
export function termsOf(
  assessment: Assessment,
  { id, section }: Pick<Person, 'id' | 'section'>,
): Terms {
  return termsFor(assessment.settings, overridesOf(assessment), {
    student: id,
    sections: section === null ? [] : [section],
  });
}

/**
 * Starts an assessment for somebody; one that was started already goes on. Throws a `ClassError` in words for them where
 * it may not be started now, the room's password is another, or too many were tried. `zone` is the course's, for the times in the words.
 */
export async function startAssessment(
  deps: ClassDeps,
  seat: Seat,
  given: {
    readonly person: string;
    readonly password: string;
    readonly zone: string;
    readonly address: string;
  },
  now: number,
): Promise<AssessmentAttempt> {
  const { store } = deps;
  const { assessment, attempt, decision } = seat;
  if (attempt !== null) return attempt;
  if (decision.start === 'no') {
    const [why] = decisionTexts(decision, now, given.zone);
    throw new ClassError('not-now', why);
  }
  const { roomPassword } = assessment.settings;
  const tried = {
    login: `room ${assessment.id} ${given.person}`,
    password: oneLine(given.password),
    hash: async () => roomPassword,
    address: given.address,
  };
  if (roomPassword !== null && !(await tryPassword(deps, tried))) {
    throw new ClassError('wrong-password', message('assessments.wrong-room-password'));
  }
  return store.assessmentAttempts.start({
    id: newId(),
    assessmentId: assessment.id,
    learnerId: given.person,
    seed: attemptSeed(assessment.seed, await store.people.placeOf(given.person)),
    startedAt: now,
  });
}
