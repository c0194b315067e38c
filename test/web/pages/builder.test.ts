import { expect, test } from 'vitest';
import { findAssessment } from '../../../src/classroom/assessments/assessment.ts';
import { createPasswords } from '../../../src/classroom/passwords.ts';
import { makeAssessment, startFor } from '../../support/assessment.ts';
import { testClass } from '../../support/class.ts';
import { type Fields, formIn, sendForm } from '../../support/forms.ts';
import { until } from '../../support/until.ts';

const berlin = 'Europe/Berlin';

/** A class in Berlin, whose clock a test moves, with one draft of the sampler's questions. */
async function withDraft(changes: Parameters<typeof makeAssessment>[1] = {}) {
  const time = { now: Date.UTC(2026, 10, 24, 12) };
  const built = await testClass({ clock: () => time.now });
  await built.services.store.settings.set('time-zone', berlin);
  const { id } = await makeAssessment(built.services, { published: false, ...changes });
  const url = `/teacher/assessments/${id}`;
  const page = async (path = url) =>
    (await built.app.inject({ url: path, headers: built.teacher.headers })).body;
  const send = async (fields: Fields) =>
    sendForm(built, url, { ...formIn(await page(), url), ...fields }, built.teacher.headers);
  const settings = async () => (await findAssessment(built.services.store, id)).settings;
  return { ...built, time, id, url, page, send, settings };
}

test('an assessment begins with a title and a kind, as a draft with the rules of its kind', async () => {
  const built = await testClass();
  const { app, teacher, services } = built;
  const empty = await app.inject({ url: '/teacher/assessments', headers: teacher.headers });
  expect(empty.body).toContain('There is no assessment yet');
  const fields = { title: '  Containers ', kind: 'exam' };
  const made = await sendForm(built, '/teacher/assessments', fields, teacher.headers);
  expect(made.statusCode).toBe(303);
  const [stored] = await services.store.assessments.list();
  expect(made.headers.location).toBe(`/teacher/assessments/${stored?.id}?said=made`);
  expect(stored?.settings).toMatchObject({ title: 'Containers', published: false, timeLimit: 60 });
  expect(stored?.changedBy).toBe(teacher.person.id);
});

test('an assessment without a title is not made, and its kind stays chosen', async () => {
  const built = await testClass();
  const fields = { title: ' ', kind: 'exam' };
  const reply = await sendForm(built, '/teacher/assessments', fields, built.teacher.headers);
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('Give it a title.');
  expect(formIn(reply.body, '/teacher/assessments')).toMatchObject({ kind: 'exam' });
  expect(await built.services.store.assessments.list()).toEqual([]);
});

test('every setting comes back as it was typed, and means what it says', async () => {
  const { page, send, settings, url } = await withDraft();
  const typed = {
    title: 'Networks <& "more"',
    'title-zh': '网络',
    kind: 'homework',
    opens: '2026-12-01T09:00',
    closes: '2026-12-08T18:30',
    'time-limit': '90',
    'tries-allowed': '3',
    'tries-penalty': '12.5',
    'tries-counts': 'best',
    'hints-allowed': 'yes',
    'hints-cost': '10',
    variants: 'yes',
    'shown-during': 'right-wrong',
    'shown-after-submitting': 'right-wrong',
    'shown-after-closing': 'explanation',
    'names-hidden': 'yes',
  };
  expect((await send({ ...typed, act: 'save' })).headers.location).toBe(`${url}?said=saved`);
  expect(formIn(await page(), url)).toMatchObject(typed);
  expect(await settings()).toMatchObject({
    title: { en: 'Networks <& "more"', 'zh-CN': '网络' },
    kind: 'homework',
    published: false,
    opens: Date.parse('2026-12-01T08:00Z'),
    closes: Date.parse('2026-12-08T17:30Z'),
    timeLimit: 90,
    tries: { allowed: 3, penalty: 12.5, counts: 'best' },
    hints: { allowed: true, cost: 10 },
    variants: true,
    shown: { during: 'right-wrong', afterSubmitting: 'right-wrong', afterClosing: 'explanation' },
    namesHidden: true,
  });

  const { sections } = await settings();
  const emptied = { 'title-zh': '', opens: '', closes: '', 'time-limit': '', 'tries-allowed': '' };
  await send({ ...emptied, variants: '', 'hints-allowed': '', 'names-hidden': '', act: 'save' });
  expect(await settings()).toMatchObject({
    title: 'Networks <& "more"',
    opens: null,
    closes: null,
    timeLimit: null,
    tries: { allowed: null },
    hints: { allowed: false },
    variants: false,
    namesHidden: false,
    sections,
  });
});

test('what cannot be read is said at its field, all at once; nothing is saved and what was typed stays', async () => {
  const { send, settings, url } = await withDraft();
  const before = await settings();
  const typed = {
    title: '',
    opens: 'tomorrow',
    closes: '2026-02-30T10:00',
    'time-limit': '1.5',
    'tries-allowed': '0',
    'tries-penalty': '101',
    'hints-cost': '',
  };
  const reply = await send({ ...typed, kind: 'quiz', act: 'save' });
  expect(reply.statusCode).toBe(422);
  const wrong = [...reply.body.matchAll(/aria-invalid="true" aria-describedby="([\w-]+)-wrong/g)];
  expect(wrong.map(([, name]) => name)).toEqual([
    'title',
    'kind',
    'opens',
    'closes',
    'time-limit',
    'tries-allowed',
    'tries-penalty',
    'hints-cost',
  ]);
  expect(reply.body).toContain('<code>tomorrow</code> is no date and time');
  expect(formIn(reply.body, url)).toMatchObject(typed);
  expect(await settings()).toEqual(before);
});

test('a draft with problems is saved and says so, and is published only when they are mended', async () => {
  const { page, send, settings, url } = await withDraft({ sections: [] });
  const refused = await send({ title: 'Finals', act: 'publish' });
  expect(refused.headers.location).toBe(`${url}?said=not-published`);
  expect(await settings()).toMatchObject({ title: 'Finals', published: false });
  expect(await page(`${url}?said=not-published`)).toContain('There is no question yet.');

  const whole = await withDraft();
  expect((await whole.send({ act: 'publish' })).headers.location).toContain('said=published');
  const before = await whole.settings();
  expect(before.published).toBe(true);
  const dates = { opens: '2026-12-02T09:00', closes: '2026-12-01T09:00' };
  const broken = await whole.send({ ...dates, act: 'save' });
  expect(broken.statusCode).toBe(422);
  expect(broken.body).toContain('It closes before it opens');
  expect(formIn(broken.body, whole.url)).toMatchObject(dates);
  expect(await whole.settings()).toEqual(before);
  const back = await whole.send({ ...dates, act: 'unpublish' });
  expect(back.headers.location).toContain('said=unpublished');
  expect(await whole.settings()).toMatchObject({ published: false });
});

test('a warning stands in the summary and at its field, and is in nobody’s way', async () => {
  const { page, send } = await withDraft();
  await send({ 'hints-cost': '10', 'hints-allowed': '', act: 'publish' });
  const shown = await page();
  expect(shown.split('Hints have a cost, but they are not allowed.').length - 1).toBe(2);
});

test('a time that clocks skip is taken as far behind as it looks, and one that comes twice is told apart', async () => {
  const { page, send, settings, url } = await withDraft();
  const dates = { opens: '2027-03-28T02:30', closes: '2027-10-31T02:30' };
  const { headers } = await send({ ...dates, act: 'save' });
  expect(headers.location).toBe(`${url}?said=saved&skipped=opens`);
  const saved = await settings();
  expect(saved.opens).toBe(Date.parse('2027-03-28T01:30Z'));
  expect(saved.closes).toBe(Date.parse('2027-10-31T01:30Z'));
  const shown = await page(headers.location);
  expect(shown).toContain('does not come on that day');
  expect(shown).toContain('28 March 2027, 03:30 (Europe/Berlin)');
  expect(shown).toContain('31 October 2027, 02:30 (Europe/Berlin, UTC+01:00)');
});

test('a moment stays exactly what it was where its field was not touched', async () => {
  const first = Date.parse('2027-10-31T00:30:12Z');
  const { send, settings } = await withDraft({ closes: first });
  await send({ title: 'Another', act: 'save' });
  expect(await settings()).toMatchObject({ title: 'Another', closes: first });
});

test('only the hash of a room’s password is kept; it is never shown, and can be taken away', async () => {
  const built = await withDraft();
  const { id, page, send, services, settings, student } = built;
  await send({ password: ' blue   buoy ', act: 'publish' });
  const { roomPassword } = await settings();
  expect(roomPassword).toMatch(/^\$argon2id\$/);
  expect(await createPasswords().matches('blue buoy', roomPassword)).toBe(true);
  const start = (password: string) =>
    sendForm(built, `/assessments/${id}/start`, { password }, student.headers);
  expect((await start('red buoy')).statusCode).toBe(422);
  expect((await start('blue buoy ')).statusCode).toBe(303);
  expect(await services.store.assessmentAttempts.of(id, student.person.id)).not.toBeNull();
  const shown = await page();
  expect(shown).not.toContain('buoy');
  expect(shown).not.toContain('argon2');
  await send({ title: 'Renamed', act: 'save' });
  expect((await settings()).roomPassword).toBe(roomPassword);
  await send({ 'password-remove': 'yes', act: 'save' });
  expect((await settings()).roomPassword).toBeNull();
});

test('who saves over somebody else’s change is shown what is now, keeps what they typed, and can save it then', async () => {
  const built = await withDraft();
  const { page, send, settings, url, teacher } = built;
  const old = formIn(await page(), url);
  await send({ title: 'Theirs', 'time-limit': '45', act: 'save' });
  const mine = { ...old, title: 'Mine', act: 'save' };
  const reply = await sendForm(built, url, mine, teacher.headers);
  expect(reply.statusCode).toBe(409);
  expect(reply.body).toContain('<strong>Title</strong>: Theirs');
  expect(reply.body).toContain('<strong>Time limit</strong>: 45');
  expect((await settings()).title).toBe('Theirs');
  const again = formIn(reply.body, url);
  expect(again.title).toBe('Mine');
  expect((await sendForm(built, url, { ...again, act: 'save' }, teacher.headers)).statusCode).toBe(
    303,
  );
  expect(await settings()).toMatchObject({ title: 'Mine', timeLimit: null });
});

test('a change of the questions meanwhile is no conflict for the settings', async () => {
  const built = await withDraft();
  const { page, settings, url, teacher } = built;
  const form = formIn(await page(), url);
  const questions = `${url}/questions`;
  const other = { ...formIn(await page(questions), questions), act: 'remove:0:0' };
  expect((await sendForm(built, questions, other, teacher.headers)).statusCode).toBe(303);
  const reply = await sendForm(built, url, { ...form, title: 'Mine' }, teacher.headers);
  expect(reply.statusCode).toBe(303);
  const { title, sections } = await settings();
  expect([title, sections[0]?.questions.length]).toEqual(['Mine', 4]);
});

test('to change who gets a variant after somebody started is agreed to first', async () => {
  const built = await withDraft({ published: true, variants: true });
  const { id, send, settings, services, student, url, teacher } = built;
  await startFor(services, await findAssessment(services.store, id), student.person.id);
  const asked = await send({ variants: '', title: 'Renamed', act: 'save' });
  expect(asked.statusCode).toBe(409);
  expect(asked.body).toContain('1 student has started');
  expect((await settings()).variants).toBe(true);
  const agreed = { ...formIn(asked.body, url), agreed: 'yes' };
  expect((await sendForm(built, url, agreed, teacher.headers)).statusCode).toBe(303);
  expect(await settings()).toMatchObject({ variants: false, title: 'Renamed', published: true });
});

test('a changed closing reaches an attempt that runs, at once', async () => {
  const built = await withDraft({ published: true });
  const { id, time, send, services, student } = built;
  const assessment = await findAssessment(services.store, id);
  await startFor(services, assessment, student.person.id);
  time.now += 120_000;
  await send({ closes: '2026-11-24T13:01', act: 'save' });
  const handedIn = async () =>
    (await services.store.assessmentAttempts.of(id, student.person.id))?.handedIn;
  await until(handedIn, 'the attempt is handed in');
  expect(await handedIn()).toEqual({ at: Date.parse('2026-11-24T12:01Z'), by: 'time' });
});

test('the list says how each assessment stands and how far the class is, to assistants too', async () => {
  const built = await withDraft({ title: 'Draft' });
  const { app, assistant, services, student, time } = built;
  const { now } = time;
  const open = await makeAssessment(services, { title: 'Open', closes: now + 3_600_000 });
  await startFor(services, open, student.person.id);
  await makeAssessment(services, { title: 'Soon', opens: now + 60_000 });
  const { body } = await app.inject({ url: '/teacher/assessments', headers: assistant.headers });
  const rows = [...body.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row = '']) =>
    row
      .replace(/<td><a href.*/, '')
      .replace(/<[^>]*>/g, '|')
      .replace(/\|+/g, '|'),
  );
  expect(rows).toEqual([
    '|Soon|Exam|Opens on Tuesday, 24 November 2026, 13:01 (Europe/Berlin).|0 of 2|0 of 2|',
    '|Open|Exam|Open until Tuesday, 24 November 2026, 14:00 (Europe/Berlin).|1 of 2|0 of 2|',
    '|Draft|Exam|Draft: students see nothing of it.|0 of 2|0 of 2|',
  ]);
  expect(body).toContain(`href="/teacher/assessments/${open.id}/board"`);
  expect(body).toContain(`href="/teacher/assessments/${open.id}/gradebook"`);
  expect(body).not.toContain('action="/teacher/assessments"');
});

test('a copy is a draft of the same questions, without dates and password', async () => {
  const built = await withDraft({ published: true, closes: Date.UTC(2027, 0), timeLimit: 30 });
  const { send, settings, services, teacher, url } = built;
  await send({ password: 'blue buoy', act: 'save' });
  const reply = await sendForm(built, `${url}/copy`, {}, teacher.headers);
  const copyId = /assessments\/(\w+)\?/.exec(reply.headers.location ?? '')?.[1] ?? '';
  const { settings: copy } = await findAssessment(services.store, copyId);
  expect(copy).toEqual({
    ...(await settings()),
    title: { en: 'Copy of Mid-term', 'zh-CN': 'Mid-term（副本）' },
    published: false,
    closes: null,
    roomPassword: null,
  });
});

test('an assessment is not removed while somebody works on it, and its work stays when it is', async () => {
  const built = await withDraft({ published: true });
  const { app, id, services, student, teacher, url } = built;
  const assessment = await findAssessment(services.store, id);
  const attempt = await startFor(services, assessment, student.person.id);
  const remove = () => sendForm(built, `${url}/remove`, {}, teacher.headers);
  const refused = await remove();
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('1 student still works on this assessment');
  await services.handIn(attempt, { at: services.clock(), by: 'teacher' });
  expect((await remove()).headers.location).toBe('/teacher/assessments');
  expect((await app.inject({ url, headers: teacher.headers })).statusCode).toBe(404);
  expect(await services.store.assessmentAttempts.get(attempt.id)).not.toBeNull();
});

test('the course’s time zone is set by name, and what is none is refused with what was typed', async () => {
  const built = await withDraft();
  const { services, teacher } = built;
  const set = (zone: string) =>
    sendForm(built, '/teacher/time-zone', { 'time-zone': zone }, teacher.headers);
  expect((await set('Asia/Shanghai')).statusCode).toBe(303);
  const refused = await set('Mars/Base');
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('<code>Mars/Base</code> is no time zone');
  expect(formIn(refused.body, '/teacher/time-zone')['time-zone']).toBe('Mars/Base');
  expect(await services.store.settings.get('time-zone')).toBe('Asia/Shanghai');
});
