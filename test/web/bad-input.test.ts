import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';

const answers = '/api/v1/chapters/sampler/questions/true-false/responses';
const json = { 'content-type': 'application/json' };

/** The address of the first question of a kind in the sampler. */
async function addressOf(app: Awaited<ReturnType<typeof testApp>>['app'], kind: string) {
  const { questions } = (await app.inject('/api/v1/chapters/sampler/questions')).json();
  const found = questions.find((one: { kind: string }) => one.kind === kind);
  return `/api/v1/chapters/sampler/questions/${found.id}/responses`;
}

test('a body that is too long is refused with what it may hold, and nothing is kept', async () => {
  const { app } = await testApp();
  const url = await addressOf(app, 'true-false');
  const reply = await app.inject({
    method: 'POST',
    url,
    headers: json,
    payload: JSON.stringify({ response: 'x'.repeat(300 * 1024) }),
  });
  expect(reply.statusCode).toBe(413);
  expect(reply.json().error).toMatchObject({ code: 'too-large' });
  expect(reply.json().error.message).toContain('256 KiB');
  const { questions } = (await app.inject('/api/v1/chapters/sampler/questions')).json();
  expect(questions.every((one: { responses: number }) => one.responses === 0)).toBe(true);
});

test('where more is read, a longer body is refused with that', async () => {
  const { app } = await testApp();
  const reply = await app.inject({
    method: 'POST',
    url: '/teacher/export/sampler',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `roster=${'x'.repeat(9 * 1024 * 1024)}`,
  });
  expect(reply.statusCode).toBe(413);
  expect(reply.body).toContain('more than the 8 MiB that are read here');
});

test('an answer that is too long for its kind is refused with what was expected', async () => {
  const { app } = await testApp();
  const url = await addressOf(app, 'short-answer');
  const reply = await app.inject({ method: 'POST', url, payload: { response: 'x'.repeat(5000) } });
  expect(reply.statusCode).toBe(422);
  expect(reply.json().error).toMatchObject({ code: 'wrong-response' });
  expect(reply.json().error.message).toContain('2,000');
});

test('binary bodies and other media types are refused', async () => {
  const { app } = await testApp();
  const send = (type: string, payload: Buffer) =>
    app.inject({ method: 'POST', url: answers, headers: { 'content-type': type }, payload });
  const binary = Buffer.from([0, 255, 254, 1, 2]);
  expect((await send('application/octet-stream', binary)).statusCode).toBe(415);
  expect((await send('text/plain', Buffer.from('true'))).statusCode).toBe(415);
  expect((await send('multipart/form-data; boundary=x', binary)).statusCode).toBe(415);
  const asJson = await send('application/json', binary);
  expect(asJson.statusCode).toBe(400);
  expect(asJson.json().error.code).toBe('not-utf-8');
});

test('invalid UTF-8 is refused, never repaired', async () => {
  const { app } = await testApp();
  const url = await addressOf(app, 'short-answer');
  const broken = Buffer.concat([
    Buffer.from('{"response":"'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"}'),
  ]);
  const reply = await app.inject({ method: 'POST', url, headers: json, payload: broken });
  expect(reply.statusCode).toBe(400);
  expect(reply.json().error.code).toBe('not-utf-8');

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const page = url.replace('/api/v1', '');
  for (const payload of ['response=%C3%28', Buffer.from([0x61, 0x3d, 0xff])]) {
    const answered = await app.inject({ method: 'POST', url: page, headers: form, payload });
    expect(answered.statusCode).toBe(400);
    expect(answered.headers['content-type']).toContain('text/html');
  }
});

test('what is not JSON is refused, also with keys that reach for prototypes', async () => {
  const { app } = await testApp();
  const send = (payload: string) =>
    app.inject({ method: 'POST', url: answers, headers: json, payload });
  for (const payload of ['{"response":', '', '{"__proto__":{"a":1},"response":true}']) {
    const reply = await send(payload);
    expect(reply.statusCode).toBe(400);
    expect(reply.json().error.code).toBe('not-json');
  }
});

test('an unknown chapter or question is 404, and says what there is', async () => {
  const { app } = await testApp();
  const payload = { response: true };
  const chapter = await app.inject({
    method: 'POST',
    url: '/api/v1/chapters/nowhere/questions/x/responses',
    payload,
  });
  expect(chapter.statusCode).toBe(404);
  expect(chapter.json().error).toMatchObject({
    code: 'unknown-chapter',
    details: { chapters: expect.arrayContaining(['sampler']) },
  });
  const question = await app.inject({
    method: 'POST',
    url: '/api/v1/chapters/sampler/questions/nothing/responses',
    payload,
  });
  expect(question.statusCode).toBe(404);
  expect(question.json().error.code).toBe('unknown-question');
  const page = await app.inject('/chapters/nowhere');
  expect(page.statusCode).toBe(404);
  expect(page.headers['content-type']).toContain('text/html');
  expect((await app.inject('/api/v1/nothing')).json().error.code).toBe('not-found');
});

test('a response of the wrong kind is refused for every kind, with what was expected', async () => {
  const { app } = await testApp();
  const { questions } = (await app.inject('/api/v1/chapters/sampler/questions')).json();
  for (const { id, kind } of questions) {
    const payload = { response: kind === 'task' ? {} : { not: ['it'] } };
    const url = `/api/v1/chapters/sampler/questions/${id}/responses`;
    const reply = await app.inject({ method: 'POST', url, payload });
    expect([kind, reply.statusCode]).toEqual([kind, 422]);
    expect(reply.json().error.message.length).toBeGreaterThan(20);
    const missing = await app.inject({ method: 'POST', url, payload: {} });
    expect([kind, missing.statusCode]).toEqual([kind, 400]);
  }
});

test('a question is no task, and says so', async () => {
  const { app } = await testApp();
  const url = (await addressOf(app, 'true-false'))
    .replace('/questions/', '/tasks/')
    .replace('/responses', '/inspections');
  const reply = await app.inject({ method: 'POST', url, payload: {} });
  expect(reply.statusCode).toBe(404);
  expect(reply.json().error.code).toBe('unknown-task');
});

test.each([
  ['/api/v1/chapters/%ff/questions', 404, 'not-found'],
  ['/api/v1/chapters/%/scores', 404, 'not-found'],
  [`/api/v1/chapters/${'x'.repeat(2000)}/questions`, 400, 'invalid-request'],
])(
  'an address that cannot be read or is too long, %.40s, is an error like any other',
  async (url, status, code) => {
    const { app } = await testApp();
    const reply = await app.inject(url);
    expect(reply.statusCode).toBe(status);
    expect(reply.json().error).toMatchObject({ code, message: expect.any(String) });
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  },
);

test('a page whose address cannot be read or is too long is a page that says so', async () => {
  const { app } = await testApp();
  for (const url of ['/chapters/%ff', '/%', `/chapters/${'x'.repeat(2000)}`]) {
    const reply = await app.inject(url);
    expect(reply.statusCode).toBe(404);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  }
});

test.each([
  ['what is no HTTP', 'GARBAGE\r\n\r\n', 400, 'bad-request'],
  [
    'too long a header',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
    431,
    'headers-too-large',
  ],
])('%s is refused in the shape of every other error', async (_, sent, status, code) => {
  const { listen } = await testApp();
  const { hostname, port } = new URL(await listen());
  const socket = connect(Number(port), hostname);
  socket.write(sent);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(JSON.parse(body).error).toEqual({ code, message: expect.any(String), details: null });
});

test('a replayed submission gives the first outcome again, and is kept once', async () => {
  const { app } = await testApp();
  const url = await addressOf(app, 'true-false');
  const send = (response: boolean) =>
    app.inject({ method: 'POST', url, payload: { response, submission: 'form-1' } });
  const first = (await send(true)).json();
  const again = (await send(false)).json();
  expect(again).toMatchObject({ id: first.id, grade: first.grade, replayed: true });
  const together = await Promise.all(Array.from({ length: 8 }, () => send(true)));
  expect(together.map((reply) => reply.json().id)).toEqual(Array(8).fill(first.id));
  const { questions } = (await app.inject('/api/v1/chapters/sampler/questions')).json();
  expect(questions.find((one: { kind: string }) => one.kind === 'true-false').responses).toBe(1);

  const other = await addressOf(app, 'short-answer');
  const stolen = await app.inject({
    method: 'POST',
    url: other,
    payload: { response: 'x', submission: 'form-1' },
  });
  expect(stolen.statusCode).toBe(409);
});

test('in solo mode only a loopback host is answered', async () => {
  const { app } = await testApp();
  const statusFor = async (host: string, url = '/') =>
    (await app.inject({ url, headers: { host } })).statusCode;
  for (const host of ['localhost:3000', '127.0.0.1', '127.8.9.1:80', '[::1]:3000', 'a.localhost']) {
    expect([host, await statusFor(host)]).toEqual([host, 200]);
  }
  const strangers = [
    'plimsoll.example:3000',
    '192.168.1.4:3000',
    '127.0.0.1.example',
    'localhost.example',
    'user@127.0.0.1',
    '0.0.0.0',
  ];
  for (const host of strangers) {
    expect([host, await statusFor(host)]).toEqual([host, 421]);
    expect([host, await statusFor(host, '/healthz')]).toEqual([host, 421]);
  }
  const reply = await app.inject({ url: '/api/v1/chapters', headers: { host: 'evil.example' } });
  expect(reply.json().error).toMatchObject({ code: 'host-not-loopback' });
  expect(reply.json().error.message).toContain('evil.example');
});

test('what another site makes a browser send is refused, and changes nothing', async () => {
  const { app } = await testApp();
  const url = await addressOf(app, 'true-false');
  const send = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url, headers, payload: { response: true } });
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4000' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  ]) {
    expect([headers, (await send(headers)).statusCode]).toEqual([headers, 403]);
  }
  const listing = '/api/v1/chapters/sampler/questions';
  const { questions } = (await app.inject(listing)).json();
  expect(questions.every((one: { responses: number }) => one.responses === 0)).toBe(true);
  const crossRead = await app.inject({ url: listing, headers: { 'sec-fetch-site': 'cross-site' } });
  expect(crossRead.statusCode).toBe(403);

  const host = { host: 'localhost:80' };
  expect((await send({ ...host, origin: 'http://localhost:80' })).statusCode).toBe(200);
  expect((await send({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  expect((await send({})).statusCode).toBe(200);
});

test('a link on another site may open a page', async () => {
  const { app } = await testApp();
  const opened = await app.inject({
    url: '/',
    headers: {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    },
  });
  expect(opened.statusCode).toBe(200);
  const framed = await app.inject({
    url: '/',
    headers: {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'iframe',
    },
  });
  expect(framed.statusCode).toBe(403);
});

test('an error shows no stack trace and speaks the language of its reader', async () => {
  const { app } = await testApp();
  const ask = (language: string) =>
    app.inject({
      url: '/api/v1/chapters/nowhere/questions',
      headers: { 'accept-language': language },
    });
  expect((await ask('zh-CN,zh;q=0.9,en;q=0.5')).json().error.message).toContain('没有章节');
  const english = await ask('en');
  expect(english.json().error.message).toContain('There is no chapter');
  expect(english.body).not.toMatch(/\bat .*\.ts:/);
});

test('a draft is kept, never overwritten unseen, and a request sent again is no conflict', async () => {
  const { app } = await testApp();
  const url = (await addressOf(app, 'essay')).replace('/responses', '/draft');
  const save = async (text: string, baseRevision: number, tab: string) =>
    (
      await app.inject({
        method: 'PUT',
        url,
        payload: { fields: { response: text }, baseRevision, tab },
      })
    ).json();
  expect(await save('one', 0, 'a')).toMatchObject({ outcome: 'saved', draft: { revision: 1 } });
  expect(await save('one', 0, 'a')).toMatchObject({ outcome: 'saved', draft: { revision: 1 } });
  expect(await save('other', 0, 'b')).toMatchObject({
    outcome: 'conflict',
    current: { revision: 1, fields: { response: 'one' }, tab: 'a' },
  });
  expect(await save('other', 1, 'b')).toMatchObject({ outcome: 'saved', draft: { revision: 2 } });
});

test('what a student typed is text on every page that shows it', async () => {
  const { app } = await testApp();
  const nasty = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
  const url = await addressOf(app, 'essay');
  await app.inject({ method: 'POST', url, payload: { response: nasty } });
  await app.inject({
    method: 'PUT',
    url: url.replace('/responses', '/draft'),
    payload: { fields: { response: nasty }, baseRevision: 0, tab: '"><script>' },
  });
  const short = await addressOf(app, 'short-answer');
  await app.inject({ method: 'POST', url: short, payload: { response: nasty } });
  const pages = [
    url.replace('/api/v1', '').replace('/responses', ''),
    short.replace('/api/v1', '').replace('/responses', ''),
    '/chapters/sampler',
    '/chapters/sampler/results',
    '/teacher',
    `/${encodeURIComponent(nasty)}`,
  ];
  for (const page of pages) {
    const { body } = await app.inject(page);
    expect([page, body.includes('<script>alert'), body.includes('<img src=x')]).toEqual([
      page,
      false,
      false,
    ]);
  }
});
