import { expect, test } from 'vitest';
import { addOverride } from '../../src/classroom/assessments/assessment.ts';
import type { Language } from '../../src/i18n/language.ts';
import { makeAssessment, sectionOf, startFor } from '../support/assessment.ts';
import { testClass } from '../support/class.ts';

const noon = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;
const language: Language = 'en';
const given = (response: unknown, submission: string | null = null) => ({
  response,
  submission,
  language,
});

/** A class whose clock stands at noon until it is set. */
async function classAtNoon() {
  let now = noon;
  const clock = () => now;
  const built = await testClass({ clock });
  return {
    ...built,
    setClock: (at: number) => {
      now = at;
    },
  };
}

async function typed(
  services: Awaited<ReturnType<typeof classAtNoon>>['services'],
  given: {
    readonly assessment: string;
    readonly learner: string;
    readonly question: string;
    readonly response: string;
  },
) {
  const attempts = services.attemptsIn(given.assessment);
  return attempts.saveDraft(given.learner, 'sampler', given.question, {
    fields: { response: given.response },
    baseRevision: 0,
    tab: 'one',
  });
}

test('nothing is taken before an assessment is started, nor of a question that it does not ask', async () => {
  const { services, student } = await classAtNoon();
  const exam = await makeAssessment(services, { sections: [sectionOf(['true-false'])] });
  const attempts = services.attemptsIn(exam.id);
  const { id } = student.person;
  await expect(attempts.respond(id, 'sampler', 'true-false', given(true))).rejects.toMatchObject({
    code: 'not-now',
  });
  await startFor(services, exam, id);
  const taken = await attempts.respond(id, 'sampler', 'true-false', given(true));
  expect(taken.grade.max).toBeGreaterThan(0);
  await expect(attempts.respond(id, 'sampler', 'essay', given('x'))).rejects.toMatchObject({
    code: 'unknown-question',
  });
});

test('work in an assessment is apart from the chapter’s own', async () => {
  const { services, student } = await classAtNoon();
  const exam = await makeAssessment(services);
  const { id } = student.person;
  await startFor(services, exam, id);
  await services.attempts.respond(id, 'sampler', 'true-false', given(false));
  const inExam = await services.attemptsIn(exam.id).state(id, 'sampler', 'true-false');
  expect(inExam.responses).toEqual([]);
  await services.attemptsIn(exam.id).respond(id, 'sampler', 'true-false', given(true));
  expect((await services.attempts.state(id, 'sampler', 'true-false')).responses).toHaveLength(1);
  const [scores] = await Array.fromAsync(services.store.scores.ofChapter('sampler'));
  expect(scores?.questions.map(({ responses }) => responses)).toEqual([1]);
});

test('the last try is not shared by two tabs, and a form that is sent again is no further try', async () => {
  const { services, student } = await classAtNoon();
  const exam = await makeAssessment(services, {
    tries: { allowed: 2, penalty: 0, counts: 'best' },
  });
  const { id } = student.person;
  await startFor(services, exam, id);
  const attempts = services.attemptsIn(exam.id);
  await attempts.respond(id, 'sampler', 'true-false', given(true, 'first'));
  const both = await Promise.allSettled(
    ['left', 'right'].map((tab) =>
      attempts.respond(id, 'sampler', 'true-false', given(false, tab)),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const again = await attempts.respond(id, 'sampler', 'true-false', given(true, 'first'));
  expect(again.replayed).toBe(true);
  expect((await attempts.state(id, 'sampler', 'true-false')).responses).toHaveLength(2);
});

test('at its end an attempt is handed in with what was saved, though the server was down then', async () => {
  const { services, student, setClock } = await classAtNoon();
  const { store, timekeeper } = services;
  const exam = await makeAssessment(services, { timeLimit: 10 });
  const { id } = student.person;
  const attempt = await startFor(services, exam, id);
  setClock(noon + 9 * minute);
  await typed(services, {
    assessment: exam.id,
    learner: id,
    question: 'essay',
    response: 'A named volume outlives its container.',
  });

  // Nothing looked until an hour later.
  setClock(noon + 60 * minute);
  await timekeeper.look();
  const handedIn = await store.assessmentAttempts.get(attempt.id);
  expect(handedIn?.handedIn).toEqual({ at: noon + 10 * minute, by: 'time' });
  const attempts = services.attemptsIn(exam.id);
  const { responses } = await attempts.state(id, 'sampler', 'essay');
  expect(responses).toMatchObject([
    { response: 'A named volume outlives its container.', submittedAt: noon + 9 * minute },
  ]);
  await expect(attempts.respond(id, 'sampler', 'true-false', given(true))).rejects.toMatchObject({
    code: 'not-now',
    text: { key: 'assessments.answer-too-late' },
  });
  await expect(
    typed(services, { assessment: exam.id, learner: id, question: 'essay', response: 'More.' }),
  ).rejects.toMatchObject({ code: 'not-now' });

  await timekeeper.look();
  expect((await attempts.state(id, 'sampler', 'essay')).responses).toHaveLength(1);
});

test('more time lets an attempt run again that the time ended, and none that its student handed in', async () => {
  const { services, student, other, setClock } = await classAtNoon();
  const { store, timekeeper, handIn } = services;
  const exam = await makeAssessment(services, { timeLimit: 10 });
  const timed = await startFor(services, exam, student.person.id);
  const done = await startFor(services, exam, other.person.id);
  await handIn(done, { at: noon + minute, by: 'student' });
  setClock(noon + 11 * minute);
  await timekeeper.look();
  await addOverride(
    store,
    exam.id,
    { for: { who: 'everyone' }, extra: 5 },
    { person: 'nobody', now: noon },
  );
  await timekeeper.look();
  expect((await store.assessmentAttempts.get(timed.id))?.handedIn).toBeNull();
  expect((await store.assessmentAttempts.get(done.id))?.handedIn?.by).toBe('student');
  const attempts = services.attemptsIn(exam.id);
  await attempts.respond(student.person.id, 'sampler', 'true-false', given(true));
  setClock(noon + 15 * minute);
  await timekeeper.look();
  expect((await store.assessmentAttempts.get(timed.id))?.handedIn).toEqual({
    at: noon + 15 * minute,
    by: 'time',
  });
});

test('neighbours in the list get other variants, and a variant never changes', async () => {
  const { services, student, other } = await classAtNoon();
  const { store } = services;
  const exam = await makeAssessment(services, {
    variants: true,
    sections: [sectionOf(['multiple-choice-one'])],
  });
  const seeds = await Promise.all(
    [student, other].map(({ person }) => startFor(services, exam, person.id)),
  );
  expect(Math.abs((seeds[0]?.seed ?? 0) - (seeds[1]?.seed ?? 0))).toBe(1);
  const attempts = services.attemptsIn(exam.id);
  const mine = await attempts.state(student.person.id, 'sampler', 'multiple-choice-one');
  const settings = { ...exam.settings, variants: false };
  await store.assessments.change({
    id: exam.id,
    settings: JSON.parse(JSON.stringify(settings)),
    revision: 1,
    changedAt: noon,
    changedBy: 'nobody',
  });
  const later = await attempts.startOver(student.person.id, 'sampler', 'multiple-choice-one');
  expect(later.seed).toBe(mine.seed);
});
