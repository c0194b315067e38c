import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';

/** A route in the API's description, as far as it is looked at here. */
interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

const questions = '/api/v1/chapters/managing-containers/questions';

test('the questions are listed without their keys', async () => {
  const { app } = await testApp();
  const reply = await app.inject(questions);
  const listed = reply.json().questions;
  expect(listed.map((one: { id: string }) => one.id)).toEqual(
    expect.arrayContaining(['list-all-flag', 'publish-direction', 'named-volume']),
  );
  const known = ['best', 'id', 'kind', 'points', 'responses', 'title'];
  for (const one of listed) expect(Object.keys(one).sort()).toEqual(known);
});

test('an answer is graded, and the best settled grade counts', async () => {
  const { app } = await testApp();
  const answer = async (response: unknown) =>
    (
      await app.inject({
        method: 'POST',
        url: `${questions}/publish-direction/responses`,
        payload: { response },
      })
    ).json().grade;
  expect(await answer(true)).toMatchObject({ points: 1, max: 1, state: 'correct' });
  expect(await answer(false)).toMatchObject({ points: 0, max: 1, state: 'incorrect' });
  const [shown] = (await app.inject(questions))
    .json()
    .questions.filter((one: { id: string }) => one.id === 'publish-direction');
  expect(shown).toMatchObject({ responses: 2, best: { points: 1, state: 'correct' } });
});

test('a task without an engine is unknown and costs nothing', async () => {
  const { app } = await testApp();
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/chapters/managing-containers/tasks/named-volume/inspections',
    payload: {},
  });
  const body = reply.json();
  expect(body).toMatchObject({ passed: false, points: 0 });
  expect(body.findings.length).toBeGreaterThan(0);
  for (const finding of body.findings) expect(finding.state).toBe('unknown');
  const { chapters } = (await app.inject('/api/v1/chapters')).json();
  expect(chapters[0]).toMatchObject({ id: 'managing-containers', points: 0 });
});

test('a task that asks for no value is inspected without a body too', async () => {
  const { app } = await testApp();
  const url = '/api/v1/chapters/managing-containers/tasks/named-volume/inspections';
  const reply = await app.inject({ method: 'POST', url });
  expect(reply.statusCode).toBe(200);
  expect(reply.json().findings).toHaveLength(3);
});

test('a body without its response is told so in words', async () => {
  const { app } = await testApp();
  const url = `${questions}/publish-direction/responses`;
  const reply = await app.inject({ method: 'POST', url, payload: {} });
  expect(reply.statusCode).toBe(400);
  expect(reply.json().error.message).toBe(
    '`body.response`: expected the key `response`: a value, found nothing.',
  );
});

test('scores come as JSON and as CSV for the same numbers', async () => {
  const { app } = await testApp();
  await app.inject({
    method: 'POST',
    url: `${questions}/exec-attaches/responses`,
    payload: { response: false },
  });
  const address = '/api/v1/chapters/managing-containers/scores';
  const { learners, questions: columns } = (await app.inject(address)).json();
  expect(learners).toHaveLength(1);
  expect(learners[0]).toMatchObject({ id: 'solo', points: 1, state: 'in-progress' });
  const csv = await app.inject(`${address}?format=csv`);
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(csv.body.startsWith('\ufeff')).toBe(true);
  const [row] = parse(csv.body, { bom: true, columns: true });
  expect(row).toMatchObject({ learner: 'solo', points: '1', 'exec-attaches': '1' });
  for (const { id } of columns) expect(row).toHaveProperty(id);
  expect((await app.inject(`${address}?format=xml`)).statusCode).toBe(400);
});

test('scores come as files for Canvas, Moodle and Excel, with what to know in a header', async () => {
  const { app } = await testApp();
  await app.inject({
    method: 'POST',
    url: `${questions}/exec-attaches/responses`,
    payload: { response: false },
  });
  const address = '/api/v1/chapters/managing-containers/scores';
  const get = (query: string) => app.inject(`${address}?${query}`);
  const canvas = await get('format=canvas&title=卷&assignmentId=77');
  expect(canvas.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="managing-containers-canvas.csv"',
  });
  const [header, possible, row] = parse(canvas.body);
  expect([header?.at(-1), possible?.[0], row?.at(-1)]).toEqual([
    '卷 (77)',
    '    Points Possible',
    '1',
  ]);
  expect(JSON.parse(String(canvas.headers['plimsoll-warnings']))).toEqual([
    expect.stringContaining('no Canvas export'),
  ]);
  const moodle = await get('format=moodle&title=Week');
  expect(parse(moodle.body).map((line) => line[4])).toEqual(['Week', '1']);
  const chinese = await app.inject({
    url: `${address}?format=moodle`,
    headers: { 'accept-language': 'zh-CN' },
  });
  expect(JSON.parse(String(chinese.headers['plimsoll-warnings']))[0]).toContain('电子邮件');
  const [scores] = await readWorkbook((await get('format=xlsx')).rawPayload);
  const [{ max }] = (await app.inject(address)).json().learners;
  expect(scores?.data[1]?.slice(-5, -2)).toEqual([1, 0, max]);
  expect((await get('format=canvas&assignmentId=7a')).statusCode).toBe(400);
});

test('the API describes itself from its schemas', async () => {
  const { app } = await testApp();
  const { openapi, paths } = (await app.inject('/api/v1/openapi.json')).json();
  expect(openapi).toBe('3.1.0');
  expect(Object.keys(paths).sort()).toEqual([
    '/api/v1/chapters',
    '/api/v1/chapters/{chapter}/analysis',
    '/api/v1/chapters/{chapter}/questions',
    '/api/v1/chapters/{chapter}/questions/{question}/draft',
    '/api/v1/chapters/{chapter}/questions/{question}/responses',
    '/api/v1/chapters/{chapter}/scores',
    '/api/v1/chapters/{chapter}/tasks/{task}/inspections',
    '/api/v1/chapters/{chapter}/tasks/{task}/live',
  ]);
  const respond = paths['/api/v1/chapters/{chapter}/questions/{question}/responses'].post;
  expect(respond.requestBody.content['application/json'].schema.properties).toHaveProperty(
    'response',
  );
  expect(Object.keys(respond.responses)).toEqual(expect.arrayContaining(['200', '404', '422']));
  const { response } = respond.requestBody.content['application/json'].schema.properties;
  expect(response.anyOf).toMatchObject([
    { type: 'boolean' },
    { type: 'string' },
    { type: 'array', items: { type: 'string' } },
    { type: 'object', additionalProperties: { type: 'string' } },
  ]);
  for (const [path, methods] of Object.entries<Record<string, Described>>(paths)) {
    for (const [method, { operationId, responses }] of Object.entries(methods)) {
      expect(operationId, `${method} ${path}`).toMatch(/^[a-z]+[A-Z]/);
      expect(responses.default, `${method} ${path}`).toBeDefined();
      const descriptions = Object.values(responses).map(({ description }) => description);
      expect(descriptions, `${method} ${path}`).not.toContain('Default Response');
    }
  }
});

test('it says that it is alive, and whether it is ready', async () => {
  const { app, services } = await testApp();
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'alive' });
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(200);
  expect(ready.json()).toMatchObject({
    status: 'ready',
    database: 'open',
    engine: { answers: false },
  });
  await services.store.close();
  const closed = await app.inject('/readyz');
  expect(closed.statusCode).toBe(503);
  expect(closed.json()).toMatchObject({ status: 'not-ready', database: 'failing' });
});

test('pages and data carry a policy that runs no script but our own', async () => {
  const { app } = await testApp();
  for (const url of ['/', '/api/v1/chapters', '/nothing']) {
    const { headers } = await app.inject(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(url.startsWith('/api/') ? /^default-src 'none';/ : /script-src 'self'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});
