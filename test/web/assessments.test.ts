import { expect, test } from 'vitest';
import { createPasswords } from '../../src/classroom/passwords.ts';
import { newId } from '../../src/store/ids.ts';
import { makeAssessment, sectionOf, startFor } from '../support/assessment.ts';
import { testClass } from '../support/class.ts';

type Class = Awaited<ReturnType<typeof testClass>>;

const form = { 'content-type': 'application/x-www-form-urlencoded' };

function browse({ app }: Class, who: Class['student']) {
  const { headers } = who;
  return {
    get: (url: string) => app.inject({ url, headers }),
    post: (url: string, fields: Readonly<Record<string, string>> = {}) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...headers, ...form },
        payload: new URLSearchParams(fields).toString(),
      }),
    api: (url: string, payload: object) =>
      app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload }),
  };
}

test('a student finds the exam on the first page, starts it with the room’s password, answers, and hands it in', async () => {
  const built = await testClass();
  const roomPassword = await createPasswords().hash('red buoy');
  const exam = await makeAssessment(built.services, { roomPassword });
  const at = `/assessments/${exam.id}`;
  const ada = browse(built, built.student);
  expect((await ada.get('/')).body).toContain(`href="${at}"`);
  const before = await ada.get(at);
  expect(before.body).toContain('Password of the room');
  expect(before.body).not.toContain(`${at}/questions/`);
  expect((await ada.get(`${at}/questions/true-false`)).statusCode).toBe(409);

  const wrong = await ada.post(`${at}/start`, { password: 'green buoy' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('not the password of this room');
  expect((await ada.post(`${at}/start`, { password: 'red buoy' })).headers.location).toBe(at);
  expect((await ada.get(at)).body).toContain(`${at}/questions/true-false`);

  const answered = await ada.post(`${at}/questions/true-false/responses`, { response: 'true' });
  expect(answered.headers.location).toBe(`${at}/questions/true-false`);
  const confirm = await ada.get(`${at}/hand-in`);
  expect(confirm.body).toContain('1 of 5 questions are answered');
  expect((await ada.post(`${at}/hand-in`)).headers.location).toBe(at);
  expect((await ada.get(at)).body).toContain('You handed this in');
  const late = await ada.post(`${at}/questions/true-false/responses`, { response: 'false' });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('You handed this in');
});

test('a room’s password cannot be guessed without end', async () => {
  const built = await testClass();
  const roomPassword = await createPasswords().hash('red buoy');
  const { id } = await makeAssessment(built.services, { roomPassword });
  const ada = browse(built, built.student);
  const start = async (password: string) =>
    (await ada.post(`/assessments/${id}/start`, { password })).statusCode;
  const guesses: number[] = [];
  for (let count = 0; count < 6; count += 1) guesses.push(await start(`guess ${count}`));
  expect(guesses).toEqual([422, 422, 422, 422, 422, 429]);
  expect(await start('red buoy')).toBe(429);
  const bob = browse(built, built.other);
  const mine = await bob.post(`/assessments/${id}/start`, { password: 'red buoy' });
  expect(mine.statusCode).toBe(303);
});

test('while right and wrong are not shown, no page and no answer of the API tells them', async () => {
  const built = await testClass();
  const exam = await makeAssessment(built.services);
  await startFor(built.services, exam, built.student.person.id);
  const at = `/assessments/${exam.id}`;
  const ada = browse(built, built.student);
  const answer = await ada.api(`${at}/questions/true-false/responses`, { response: true });
  expect(answer.json()).toMatchObject({ replayed: false, grade: null });
  const checked = await ada.api(`${at}/tasks/task/inspections`, { answers: {} });
  expect(checked.json()).toEqual({ passed: null, points: null, max: 10, findings: [] });
  const listed = await ada.get(`/api/v1${at}/questions`);
  expect(listed.json().questions[0]).toMatchObject({ id: 'true-false', responses: 1, best: null });
  for (const page of ['', '/questions/true-false', '/tasks/task']) {
    const { body, statusCode } = await ada.get(`${at}${page}`);
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(
      /id="verdict"|id="explanation"|id="runs"|is-correct|is-failed|data-state="(passed|failed|unknown)"/,
    );
  }
});

test('with right and wrong alone, the state is shown and neither the reason nor the solution', async () => {
  const built = await testClass();
  const exam = await makeAssessment(built.services, {
    shown: { during: 'right-wrong', afterSubmitting: 'right-wrong', afterClosing: 'explanation' },
  });
  await startFor(built.services, exam, built.student.person.id);
  const at = `/assessments/${exam.id}`;
  const ada = browse(built, built.student);
  const answer = await ada.api(`${at}/questions/command/responses`, { response: 'docker ps' });
  expect(answer.json().grade).toMatchObject({ max: 10, feedback: [] });
  const { body } = await ada.get(`${at}/questions/command`);
  expect(body).toContain('id="verdict"');
  expect(body).not.toMatch(/id="explanation"|class="remarks"|marked-line/);
});

test('the same work is explained when the assessment has closed for everybody', async () => {
  let now = Date.UTC(2026, 10, 24, 12);
  const built = await testClass({ clock: () => now });
  const exam = await makeAssessment(built.services, { closes: now + 60_000 });
  await startFor(built.services, exam, built.student.person.id);
  const at = `/assessments/${exam.id}`;
  const ada = browse(built, built.student);
  await ada.post(`${at}/questions/true-false/responses`, { response: 'true' });
  now += 60_000;
  await built.services.timekeeper.look();
  const { body } = await ada.get(`${at}/questions/true-false`);
  expect(body).toContain('id="explanation"');
  expect(body).toContain('disabled');
  expect((await ada.get(at)).body).toContain('The time ended');
});

test('a teacher previews a question and answers nothing; another student sees nothing of the work', async () => {
  const built = await testClass();
  const exam = await makeAssessment(built.services, { sections: [sectionOf(['essay'])] });
  await startFor(built.services, exam, built.student.person.id);
  const at = `/assessments/${exam.id}`;
  await browse(built, built.student).post(`${at}/questions/essay/responses`, {
    response: 'A named volume outlives its container.',
  });
  const tessa = browse(built, built.teacher);
  const preview = await tessa.get(`${at}/questions/essay`);
  expect(preview.body).toContain('This is a preview');
  expect(preview.body).not.toContain('data-submit');
  const answer = await tessa.post(`${at}/questions/essay/responses`, { response: 'x' });
  expect(answer.statusCode).toBe(409);
  const bob = browse(built, built.other);
  expect((await bob.get(`${at}/questions/essay`)).body).not.toContain('outlives its container');
});

test('a student sees what a teacher decided about a mark, and why, where marks are shown', async () => {
  const built = await testClass();
  const shown = {
    during: 'right-wrong',
    afterSubmitting: 'right-wrong',
    afterClosing: 'right-wrong',
  } as const;
  const open = await makeAssessment(built.services, { shown });
  const hidden = await makeAssessment(built.services);
  const { id: person } = built.student.person;
  const question = { chapter: 'sampler', id: 'true-false' };
  for (const { id: assessment } of [open, hidden]) {
    await startFor(built.services, assessment === open.id ? open : hidden, person);
    await built.services.store.markChanges.add({
      id: newId(),
      assessment,
      learnerId: person,
      question,
      decision: { kind: 'override', points: 7.5 },
      reason: 'The sentence was unclear <here>.',
      madeAt: 1,
      madeBy: built.teacher.person.id,
    });
  }
  const ada = browse(built, built.student);
  const { body } = await ada.get(`/assessments/${open.id}`);
  expect(body).toContain('Decided by your teacher: The sentence was unclear &lt;here&gt;.');
  expect(body).toContain('7.5 / 10');
  expect(body).toContain('7.5 of 50 points');
  const listed = await ada.get(`/api/v1/assessments/${open.id}/questions`);
  expect(listed.json().questions[0].best).toMatchObject({ points: 7.5, max: 10 });
  expect((await ada.get(`/assessments/${hidden.id}`)).body).not.toContain('unclear');
});

test('what is not published is not there for students', async () => {
  const built = await testClass();
  const exam = await makeAssessment(built.services, { published: false });
  const ada = browse(built, built.student);
  expect((await ada.get(`/assessments/${exam.id}`)).statusCode).toBe(409);
  expect((await ada.get('/')).body).not.toContain(exam.id);
  expect((await ada.get('/api/v1/assessments')).json()).toEqual({ assessments: [] });
  expect((await ada.get('/assessments/none')).statusCode).toBe(404);
});
