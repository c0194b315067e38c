import { expect, test } from 'vitest';
import { findAssessment } from '../../../src/classroom/assessments/assessment.ts';
import { makeAssessment, startFor } from '../../support/assessment.ts';
import { signedIn, testClass } from '../../support/class.ts';
import { type Fields, formIn, sendForm } from '../../support/forms.ts';
import { until } from '../../support/until.ts';

const minute = 60_000;

/** A class in Berlin with an exam that is open for an hour, and Carla, who is in section A. */
async function withExam() {
  const time = { now: Date.UTC(2026, 10, 24, 12) };
  const built = await testClass({ clock: () => time.now });
  const { services, teacher, app } = built;
  await services.store.settings.set('time-zone', 'Europe/Berlin');
  const carla = await signedIn(built, 'Carla', { section: 'A' });
  const { id } = await makeAssessment(services, {
    opens: time.now,
    closes: time.now + 60 * minute,
    timeLimit: 60,
  });
  const url = `/teacher/assessments/${id}/exceptions`;
  const page = async (path = url) =>
    (await app.inject({ url: path, headers: teacher.headers })).body;
  const send = async (fields: Fields, path = url) =>
    sendForm(built, url, { ...formIn(await page(path), url), ...fields }, teacher.headers);
  const exceptions = async () => (await findAssessment(services.store, id)).overrides;
  return { ...built, time, carla, id, url, page, send, exceptions };
}

test('an exception is made for a student, a section or everyone, and the list says who, what, by whom and when', async () => {
  const { exceptions, page, send, student } = await withExam();
  await send({
    who: `student:${student.person.id}`,
    opens: '2026-11-24T12:30',
    closes: '2026-11-24T15:00',
    'time-limit': '90',
    tries: '2',
    extra: '15',
  });
  await send({ who: 'section:A', 'closes-none': 'yes', 'time-limit-none': 'yes', extra: '' });
  await send({ who: 'everyone', extra: '5', 'tries-none': 'yes', 'opens-none': 'yes' });
  expect((await exceptions()).map(({ override }) => override)).toEqual([
    {
      for: { who: 'student', student: student.person.id },
      opens: Date.parse('2026-11-24T11:30Z'),
      closes: Date.parse('2026-11-24T14:00Z'),
      timeLimit: 90,
      tries: 2,
      extra: 15,
    },
    { for: { who: 'section', section: 'A' }, closes: null, timeLimit: null },
    { for: { who: 'everyone' }, opens: null, tries: null, extra: 5 },
  ]);
  const lines = [...(await page()).matchAll(/<li><div>(.*?)<\/span>/gs)].map(([, line = '']) =>
    line.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|'),
  );
  const made = 'Made by Tessa, Tuesday, 24 November 2026, 13:00 (Europe/Berlin).';
  expect(lines).toEqual([
    `|Ada|Opens on Tuesday, 24 November 2026, 12:30 (Europe/Berlin).|Closes on Tuesday, 24 November 2026, 15:00 (Europe/Berlin).|Time limit 1 hour and 30 minutes.|2 tries at each question.|15 minutes more.|${made}`,
    `|Section A|Never closes.|No time limit.|${made}`,
    `|Everyone|Open from its publication on.|As many tries as wished.|5 minutes more.|${made}`,
  ]);
});

test('an exception that says nothing, is for nobody, or cannot be read is refused, and stays in the form', async () => {
  const { exceptions, send, url } = await withExam();
  const refused = async (fields: Fields) => {
    const reply = await send(fields);
    expect([fields, reply.statusCode]).toEqual([fields, 422]);
    expect(formIn(reply.body, url)).toMatchObject(fields);
    return reply.body;
  };
  expect(await refused({ who: 'everyone' })).toContain('This exception says nothing yet');
  expect(await refused({ extra: '5' })).toContain('Choose whom it is for');
  expect(await refused({ who: 'everyone', extra: '-5' })).toContain('Write whole minutes');
  expect(
    await refused({ who: 'everyone', closes: '2026-11-24T15:00', 'closes-none': 'yes' }),
  ).toContain('not both');
  const nobody = await send({ who: 'student:nobody', extra: '5' });
  expect([nobody.statusCode, await exceptions()]).toEqual([422, []]);
});

test('an exception that leaves no time, or stands for somebody who has one, is refused; one that gives less is warned of', async () => {
  const { exceptions, page, send, student } = await withExam();
  const who = `student:${student.person.id}`;
  const without = await send({ who, closes: '2026-11-24T12:00' });
  expect([without.statusCode, without.body.includes('there is no time to answer')]).toEqual([
    422,
    true,
  ]);
  expect((await send({ who, 'time-limit': '30' })).statusCode).toBe(303);
  expect(await page()).toContain('This exception gives less than the settings do');
  const twice = await send({ who, extra: '5' });
  expect([twice.statusCode, twice.body.includes('already have an exception')]).toEqual([422, true]);
  expect(await exceptions()).toHaveLength(1);
});

test('an exception is changed in its own form, and one that is gone meanwhile is not made again', async () => {
  const { exceptions, page, send, url } = await withExam();
  await send({ who: 'everyone', extra: '5', closes: '2026-11-24T15:00' });
  const [first] = await exceptions();
  const change = `${url}?change=${first?.id}`;
  const form = formIn(await page(change), url);
  expect(form).toMatchObject({ who: 'everyone', extra: '5', closes: '2026-11-24T15:00' });
  await send({ extra: '20' }, change);
  const [second, ...others] = await exceptions();
  expect(second?.override).toEqual({ ...first?.override, extra: 20 });
  expect(others).toEqual([]);
  const late = await send({ ...form, extra: '30' });
  expect([late.statusCode, (await exceptions())[0]?.id]).toEqual([422, second?.id]);
});

test('who got more time after the end goes on at once, and when it is taken away is handed in again', async () => {
  const { carla, exceptions, id, send, services, time, url, ...built } = await withExam();
  await startFor(services, await findAssessment(services.store, id), carla.person.id);
  const handedIn = async () =>
    (await services.store.assessmentAttempts.of(id, carla.person.id))?.handedIn ?? null;
  time.now += 61 * minute;
  await services.timekeeper.look();
  expect(await handedIn()).toMatchObject({ by: 'time' });
  await send({ who: 'section:A', extra: '10' });
  await until(async () => (await handedIn()) === null, 'the attempt runs again');
  const [only] = await exceptions();
  const gone = await sendForm(built, `${url}/${only?.id}/remove`, {}, built.teacher.headers);
  expect(gone.statusCode).toBe(303);
  await until(handedIn, 'the attempt is handed in again');
  expect(await exceptions()).toEqual([]);
});
