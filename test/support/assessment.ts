import {
  type Assessment,
  createAssessment,
  findAssessment,
} from '../../src/classroom/assessments/assessment.ts';
import { newAssessment } from '../../src/classroom/assessments/presets.ts';
import { seatOf, startAssessment } from '../../src/classroom/assessments/seat.ts';
import type { AssessmentSettings } from '../../src/classroom/assessments/settings.ts';
import { createPasswords } from '../../src/classroom/passwords.ts';
import type { AssessmentAttempt } from '../../src/store/assessment-attempts.ts';
import type { Services } from '../../src/web/services.ts';

/** Questions of the sampler, one of each sort that an assessment treats in its own way. */
export const sampled = ['true-false', 'multiple-choice-one', 'essay', 'command', 'task'] as const;

/** One section of the sampler's questions of these ids, each worth 10 points. */
export function sectionOf(questions: readonly string[]): AssessmentSettings['sections'][number] {
  return {
    heading: null,
    order: 'listed',
    questions: questions.map((question) => ({ chapter: 'sampler', question, points: 10 })),
  };
}

/** Makes a published exam of the sampler's questions that is open now and has no end, unless the changes say otherwise. */
export async function makeAssessment(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  changes: Partial<AssessmentSettings> = {},
): Promise<Assessment> {
  const settings: AssessmentSettings = {
    ...newAssessment('exam', 'Mid-term'),
    published: true,
    timeLimit: null,
    sections: [sectionOf(sampled)],
    ...changes,
  };
  const id = await createAssessment(store, settings, 2026, { person: 'nobody', now: clock() });
  return findAssessment(store, id);
}

/** Starts an assessment for somebody, as their button would. */
export async function startFor(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  assessment: Assessment,
  person: string,
): Promise<AssessmentAttempt> {
  const seat = await seatOf(store, assessment.id, person, clock());
  const given = { person, password: '', zone: 'UTC', address: '127.0.0.1' };
  return startAssessment({ store, clock, passwords: createPasswords() }, seat, given, clock());
}
