import { expect, test } from 'vitest';
import { removeMember } from '../../src/classroom/members.ts';
import { makeAssessment, startFor } from '../support/assessment.ts';
import { testClass } from '../support/class.ts';

type Class = Awaited<ReturnType<typeof testClass>>;

const question = '/chapters/sampler/questions/true-false';
const day = 24 * 60 * 60_000;

function save({ app, teacher }: Class, fields: Readonly<Record<string, string>>) {
  return app.inject({
    method: 'POST',
    url: '/teacher/privacy',
    headers: { ...teacher.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
}

test('everybody reads what is kept and for how long, in their language, and every page leads there', async () => {
  const built = await testClass();
  const { app } = built;
  const read = (language: string) =>
    app.inject({ url: '/privacy', headers: { 'accept-language': language } });
  expect((await app.inject('/sign-in')).body).toContain('<a href="/privacy">Privacy</a>');
  expect((await read('en')).body).toContain('until a teacher erases it');
  const saved = await save(built, { keep: 'months', months: '6', chapters: 'open' });
  expect(saved.headers.location).toBe('/teacher/privacy?saved');
  expect((await read('en')).body).toContain('for 6 months after anything of your work');
  expect((await read('zh-CN')).body).toContain('保留 6 个月');
  await save(built, { keep: 'always', months: '6', chapters: 'open' });
  expect((await read('en')).body).toContain('until a teacher erases it');
});

test('a number of months that cannot be is refused in words, and nothing is saved', async () => {
  const built = await testClass();
  for (const months of ['0', '500', '', 'soon']) {
    const reply = await save(built, { keep: 'months', months, chapters: 'closed' });
    expect([reply.statusCode, reply.body.includes('from 1 to 120')]).toEqual([422, true]);
  }
  const home = await built.app.inject({ url: '/', headers: built.student.headers });
  expect(home.body).toContain('/chapters/sampler');
});

test('the teacher is told how many would be erased within a day', async () => {
  const time = { now: Date.UTC(2026, 0, 5) };
  const built = await testClass({ clock: () => time.now });
  const { app, services, student, teacher } = built;
  await removeMember(services.store, student.person.id, time.now);
  await save(built, { keep: 'months', months: '1', chapters: 'open' });
  const look = async () =>
    (await app.inject({ url: '/teacher/privacy', headers: teacher.headers })).body;
  expect(await look()).not.toContain('within a day');
  time.now += 13 * day;
  await services.store.sessions.touch({
    id: teacher.session,
    seenAt: time.now,
    expiresAt: time.now + 100 * day,
    address: '',
    agent: '',
  });
  time.now += 30 * day;
  expect(await look()).toContain('1 removed student is erased within a day');
});

test('while the chapters are closed, students find none and are told so, and teachers go on', async () => {
  const built = await testClass();
  const { app, student, assistant, services } = built;
  await save(built, { keep: 'always', months: '', chapters: 'closed' });
  const get = (url: string, { headers }: { readonly headers: { readonly cookie: string } }) =>
    app.inject({ url, headers });
  const page = await get(question, student);
  expect([page.statusCode, page.body.includes('not open for practice')]).toEqual([403, true]);
  for (const url of ['/chapters/sampler', '/chapters/sampler/results', '/chapters/none'])
    expect([url, (await get(url, student)).statusCode]).toEqual([url, 403]);
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1${question}/responses`,
    headers: student.headers,
    payload: { response: true },
  });
  expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'chapters-closed']);
  expect((await get('/api/v1/chapters', student)).json()).toEqual({ chapters: [] });
  const home = await get('/', student);
  expect(home.body).not.toContain('/chapters/');
  expect(home.body).toContain('There is nothing to do yet');
  expect((await get(question, assistant)).statusCode).toBe(200);
  expect((await get('/', assistant)).body).toContain('/chapters/sampler');

  const exam = await makeAssessment(services);
  await startFor(services, exam, student.person.id);
  const asked = `/assessments/${exam.id}/questions/true-false`;
  expect((await get(asked, student)).statusCode).toBe(200);
  expect((await get('/', student)).body).not.toContain('There is nothing to do yet');

  await save(built, { keep: 'always', months: '', chapters: 'open' });
  expect((await get(question, student)).statusCode).toBe(200);
});
