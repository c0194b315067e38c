import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { testApp } from '../../support/app.ts';
import { enrol } from '../../support/enrol.ts';

const address = '/teacher/export/sampler';
const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' };

const roster = 'Student,ID,SIS User ID,SIS Login ID,Section\n"Lovelace, Ada",11,,ada@x.org,A\n';

async function classApp() {
  const { app, services } = await testApp();
  await enrol(services.store, 'sampler', [
    { id: 'a', name: 'Ada Lovelace', email: 'ada@x.org', reached: { 'true-false': 1 } },
    { id: 'b', name: '<b>Eve</b>', email: null, reached: { essay: 'review' } },
  ]);
  const send = (url: string, fields: Readonly<Record<string, string>>) =>
    app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(fields).toString() });
  return { app, send };
}

test('the scores page leads to it, and it offers every format', async () => {
  const { app } = await classApp();
  const teacher = await app.inject({ url: '/teacher?chapter=sampler', headers });
  expect(teacher.body).toContain(`href="${address}"`);
  const { body } = await app.inject({ url: address, headers });
  for (const format of ['canvas', 'moodle', 'xlsx', 'csv', 'json']) {
    expect(body).toContain(`value="${format}"`);
  }
  expect(body).not.toContain('id="ready"');
  expect((await app.inject('/teacher/export/none')).statusCode).toBe(404);
});

test('what to know is shown before the download, and the roster is kept without its scores', async () => {
  const { send } = await classApp();
  const pasted = roster.replace('Section\n', 'Section,Secret (1)\n').replace(',A\n', ',A,99\n');
  const fields = { format: 'canvas', title: 'Week 4', assignment: '77', roster: pasted };
  const { body } = await send(address, fields);
  expect(body).toContain('The file is ready: 1 learner');
  expect(body).toContain('not among the students of the Canvas export');
  expect(body).toContain('&lt;b&gt;Eve&lt;/b&gt;');
  expect(body).toContain('Lovelace, Ada');
  expect(body).not.toContain('Secret');
});

test('the file is what was asked for', async () => {
  const { send } = await classApp();
  const fields = { format: 'canvas', title: 'Week 4', assignment: '77', roster };
  const reply = await send(`${address}/file`, fields);
  expect(reply.headers['content-disposition']).toBe('attachment; filename="sampler-canvas.csv"');
  const [header, , ada] = parse(reply.body);
  expect(header?.at(-1)).toBe('Week 4 (77)');
  expect(ada).toEqual(['Lovelace, Ada', '11', '', 'ada@x.org', 'A', '1']);
});

test('a paste that is no Canvas export, or an id with letters, is told in place and gives no file', async () => {
  const { send } = await classApp();
  const fields = { format: 'canvas', title: '', assignment: '', roster: 'name,email\nAda,x' };
  const wrong = await send(address, fields);
  expect(wrong.body).toContain('This is no gradebook export of Canvas');
  expect(wrong.body).toContain('name,email');
  expect(wrong.body).not.toContain('id="ready"');
  const file = await send(`${address}/file`, { ...fields, roster: '', assignment: 'A7' });
  expect(file.statusCode).toBe(422);
  expect(file.body).toContain('digits only');
  expect((await send(address, { format: 'odt' })).statusCode).toBe(400);
});

test('the export of a large course fits, as Canvas writes it with all its columns', async () => {
  const { send } = await classApp();
  const long = Array.from(
    { length: 3000 },
    (_, index) => `"Student, Number ${index}",${index},,s${index},A${',10'.repeat(100)}\n`,
  );
  const { statusCode, body } = await send(address, {
    format: 'canvas',
    roster: roster + long.join(''),
  });
  expect(statusCode).toBe(200);
  expect(body).toContain('The file is ready');
});
