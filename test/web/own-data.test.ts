import { describe, expect, test } from 'vitest';
import { accountKey } from '../../src/classroom/sign-in-limits.ts';
import { makeAssessment, startFor } from '../support/assessment.ts';
import { signedIn, testClass } from '../support/class.ts';
import { testDatabase } from '../support/database.ts';

type Class = Awaited<ReturnType<typeof testClass>>;

const words = 'A volume of my own words';

/** Ada answers the essay, in an assessment or, with the empty text, outside of any. */
function answer({ services, student }: Class, assessment = '') {
  return services.attemptsIn(assessment).respond(student.person.id, 'sampler', 'essay', {
    response: words,
    submission: null,
    language: 'en',
  });
}

function erase({ app, teacher }: Class, person: string, login: string) {
  return app.inject({
    method: 'POST',
    url: `/people/${person}/erase`,
    headers: { ...teacher.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ login }).toString(),
  });
}

test('a student downloads all that is kept of them, and nothing of anybody else', async () => {
  const built = await testClass();
  const { app, student, other } = built;
  await answer(built);
  const reply = await app.inject({ url: '/account/data', headers: student.headers });
  expect(reply.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="plimsoll-ada.json"',
    'cache-control': 'no-store',
  });
  expect(reply.json()).toMatchObject({
    person: { name: 'Ada', role: 'student' },
    sessions: [{ browser: 'the browser of Ada' }],
    work: [{ chapter: 'sampler', goes: [{ answers: [{ response: words, grades: [{}] }] }] }],
  });
  expect(reply.body).not.toContain('none that fits');
  const theirs = await app.inject({ url: '/account/data', headers: other.headers });
  expect(theirs.json()).toMatchObject({ person: { name: 'Bob' }, work: [] });
});

test('what an exam does not show yet of its grades is not in the student’s file, and in the teacher’s it is', async () => {
  const built = await testClass();
  const { app, services, student, teacher } = built;
  const exam = await makeAssessment(services, {
    shown: { during: 'nothing', afterSubmitting: 'right-wrong', afterClosing: 'explanation' },
  });
  const attempt = await startFor(services, exam, student.person.id);
  await answer(built, exam.id);
  const answerIn = async (url: string, headers: { readonly cookie: string }) =>
    (await app.inject({ url, headers })).json().work[0].goes[0].answers[0];
  const mine = () => answerIn('/account/data', student.headers);
  expect(await mine()).toMatchObject({ response: words, grades: 'not shown yet' });
  await services.handIn(attempt, { at: services.clock(), by: 'student' });
  const [grade] = (await mine()).grades;
  expect(Object.keys(grade).sort()).toEqual(['gradedAt', 'max', 'points', 'state']);
  const whole = await answerIn(`/people/${student.person.id}/data`, teacher.headers);
  expect(whole.grades[0].feedback).not.toEqual([]);
});

test('the page says what would go, and a login that is not theirs erases nothing', async () => {
  const built = await testClass();
  const { app, teacher, student, services } = built;
  await answer(built);
  const url = `/people/${student.person.id}/erase`;
  const page = await app.inject({ url, headers: teacher.headers });
  for (const said of ['1 answer', '1 grade', '1 session of browsers'])
    expect(page.body).toContain(said);
  const wrong = await erase(built, student.person.id, 'bob');
  expect([wrong.statusCode, wrong.body.includes('Nothing was erased')]).toEqual([422, true]);
  expect(await services.store.people.get(student.person.id)).not.toBeNull();
});

test('a teacher erases neither themselves nor the last teacher', async () => {
  const built = await testClass();
  const { services, teacher } = built;
  const own = await erase(built, teacher.person.id, 'tessa');
  expect([own.statusCode, own.body.includes('You cannot erase yourself')]).toEqual([409, true]);
  await signedIn(built, 'Uma', { role: 'teacher', passwordHash: null });
  const [uma] = (await services.store.people.list()).filter(({ name }) => name === 'Uma');
  expect((await erase(built, uma?.id ?? '', 'UMA')).headers.location).toBe('/people?erased');
  expect((await services.store.people.list()).map(({ name }) => name)).not.toContain('Uma');
});

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  const database = testDatabase(kind);

  test('who is erased is gone for good: sessions, tries to sign in, scores, and what memory held of their work', async () => {
    const built = await testClass({ store: await database.freshStore() });
    const { app, services, student } = built;
    const { store } = services;
    await answer(built);
    const key = accountKey('ada');
    await store.signInFailures.count({ key, at: 1, forgetBefore: 0, mustWait: () => false });
    expect((await erase(built, student.person.id, 'ADA')).headers.location).toBe('/people?erased');

    const again = await app.inject({ url: '/account', headers: student.headers });
    expect(again.headers.location).toBe('/sign-in?to=%2Faccount');
    expect(await store.signInFailures.get(key)).toBeNull();
    await expect(answer(built)).rejects.toMatchObject({ code: 'refused' });
    const { person } = student;
    const draft = { fields: { response: words }, baseRevision: 0, tab: 'one' };
    await expect(
      services.attempts.saveDraft(person.id, 'sampler', 'essay', draft),
    ).rejects.toMatchObject({ code: 'refused' });
    await expect(
      services.attempts.saveDraft(person.id, 'sampler', 'numerical', draft),
    ).rejects.toThrow('There is no learner');
    const rows = await Array.fromAsync(store.scores.ofChapter('sampler'));
    expect(rows.map(({ learner }) => learner.name)).not.toContain('Ada');
    expect(await store.belongings.count(person.id)).toMatchObject({ answers: 0, drafts: 0 });
    expect(await store.learners.get(person.id)).toBeNull();
  });
});
