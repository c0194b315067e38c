import type { Assessment } from '../../src/classroom/assessments/assessment.ts';
import type { AssessmentSettings } from '../../src/classroom/assessments/settings.ts';
import { makeAssessment, sectionOf, startFor } from './assessment.ts';
import { type SignedIn, signedIn, testClass } from './class.ts';

/** Answers to the sampler's essay: all of its key points, one, and none. */
export const essays = {
  all: 'A named volume has a name that I chose. An anonymous volume has a random id. I can find the named volume again and mount it in another container.',
  one: 'With a named volume I choose the name.\n\n  <b>That is all</b> I know.',
  none: 'I do not know.',
} as const;

/** An answer that a student submitted, and by what it is asked for. */
export interface Submitted {
  readonly student: SignedIn;
  readonly response: string;
}

/** A class in which three students have submitted the sampler's essay: in an exam, or in the chapter by itself. */
export async function classWithEssays(
  where: 'exam' | 'chapter',
  changes: Partial<AssessmentSettings> = {},
) {
  const built = await testClass();
  const { services, student, other } = built;
  const third = await signedIn(built, 'Chen');
  const exam: Assessment | null =
    where === 'exam'
      ? await makeAssessment(services, { sections: [sectionOf(['essay'])], ...changes })
      : null;
  const submit = async (one: SignedIn, text: string, question = 'essay'): Promise<Submitted> => {
    const { id } = one.person;
    if (exam) await startFor(services, exam, id);
    const attempts = services.attemptsIn(exam?.id ?? '');
    const { response } = await attempts.respond(id, 'sampler', question, {
      response: text,
      submission: null,
      language: 'en',
    });
    return { student: one, response: response.id };
  };
  return {
    ...built,
    third,
    exam,
    submit,
    ada: await submit(student, essays.all),
    bob: await submit(other, essays.one),
    chen: await submit(third, essays.none),
  };
}
