import { expect, test } from 'vitest';
import { changeMember } from '../../src/classroom/members.ts';
import { makeToken } from '../../src/classroom/tokens.ts';
import { signedIn, testClass } from '../support/class.ts';

const scores = '/api/v1/chapters/sampler/scores?format=csv';
const start = Date.UTC(2026, 0, 5, 12);

/** A class with a token, at a time that the test moves. */
async function withToken() {
  const time = { now: start };
  const built = await testClass({ clock: () => time.now });
  const { app, services, teacher } = built;
  const by = { person: teacher.person.id, now: time.now };
  const secret = await makeToken(services.store, 'a script', by);
  const read = (url: string, authorization: string, headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { authorization, ...headers } });
  const token = async () => (await services.store.apiTokens.list())[0];
  return { ...built, time, secret, read, token };
}

test('a teacher makes a token, sees it once, reads scores with it, and revokes it', async () => {
  const { app, services, teacher, student } = await testClass();
  const read = (authorization: string) => app.inject({ url: scores, headers: { authorization } });
  await services.attempts.respond(student.person.id, 'sampler', 'short-answer', {
    response: '--rm',
    submission: null,
    language: 'en',
  });
  const post = (url: string, payload: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...teacher.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    });
  const made = await post('/teacher/tokens', 'name=Nightly <b>export</b>');
  const secret = /plimsoll_[\w-]{43}/.exec(made.body)?.[0] ?? '';
  expect(made.body).toContain('“Nightly &lt;b&gt;export&lt;/b&gt;” is made');
  expect(made.headers['cache-control']).toBe('no-store');
  const later = await app.inject({ url: '/teacher/tokens', headers: teacher.headers });
  expect(later.body).toContain('Nightly &lt;b&gt;');
  expect(later.body).not.toContain(secret);

  const file = await read(`Bearer ${secret}`);
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(file.body).toContain('Ada');
  expect((await read(`bearer   ${secret}`)).statusCode).toBe(200);

  const [token] = await services.store.apiTokens.list();
  const revoked = await post(`/teacher/tokens/${token?.id}/revoke`, '');
  expect([revoked.statusCode, revoked.headers.location]).toEqual([303, '/teacher/tokens']);
  expect((await read(`Bearer ${secret}`)).statusCode).toBe(401);
  expect((await post(`/teacher/tokens/${token?.id}/revoke`, '')).statusCode).toBe(404);
});

test('a token without a name is refused in words, and none is made', async () => {
  const { app, services, teacher } = await testClass();
  const reply = await app.inject({
    method: 'POST',
    url: '/teacher/tokens',
    headers: { ...teacher.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'name=+',
  });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('Say what the token is for');
  expect(await services.store.apiTokens.list()).toEqual([]);
});

test('a wrong token is refused with JSON, and an address that tries many has to wait', async () => {
  const { read, secret, time } = await withToken();
  const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
  for (const authorization of [`Bearer ${wrong}`, 'Bearer x', `Bearer ${secret}x`]) {
    const reply = await read(scores, authorization);
    expect([reply.statusCode, reply.json().error.code]).toEqual([401, 'wrong-token']);
  }
  for (let tries = 3; tries < 60; tries++) await read(scores, `Bearer ${wrong}`);
  const waiting = await read(scores, `Bearer ${secret}`);
  expect([waiting.statusCode, waiting.headers['retry-after']]).toEqual([429, '15']);
  time.now += 16_000;
  expect((await read(scores, `Bearer ${secret}`)).statusCode).toBe(200);
});

test('a token opens no page and changes nothing, and what is sent with it is not done', async () => {
  const { app, read, secret } = await withToken();
  const bearer = `Bearer ${secret}`;
  expect((await read('/teacher', bearer)).headers.location).toBe('/sign-in?to=%2Fteacher');
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/chapters/sampler/questions/short-answer/responses',
    headers: { authorization: bearer },
    payload: { response: '--rm' },
  });
  expect([answer.statusCode, answer.json().error.message]).toEqual([
    403,
    'A token reads scores and item analysis, and nothing else.',
  ]);
  expect((await read('/api/v1/chapters/sampler/questions', bearer)).statusCode).toBe(403);
  const list = await read('/api/v1/chapters', bearer);
  expect(list.json().chapters.map(({ points }: { points: number }) => points)).toContain(0);
});

test('other things in the header Authorization are not taken for tokens, and a cookie goes before one', async () => {
  const { read, student, teacher } = await withToken();
  expect((await read(scores, 'Basic dGVzc2E6eA==')).json().error.code).toBe('not-signed-in');
  expect((await read(scores, 'Bearer x', student.headers)).statusCode).toBe(403);
  expect((await read(scores, 'Bearer x', teacher.headers)).statusCode).toBe(200);
  expect((await read('/api/v1/openapi.json', 'Bearer x')).statusCode).toBe(200);
});

test('a program may be on another site, and a browser that has a cookie may not', async () => {
  const { read, secret, teacher } = await withToken();
  const foreign = { origin: 'https://notebook.example.org', 'sec-fetch-site': 'cross-site' };
  expect((await read(scores, `Bearer ${secret}`, foreign)).statusCode).toBe(200);
  const both = await read(scores, `Bearer ${secret}`, { ...foreign, ...teacher.headers });
  expect([both.statusCode, both.json().error.code]).toEqual([403, 'other-origin']);
});

test('when a token was used is written down at most once a minute', async () => {
  const { read, secret, time, token } = await withToken();
  const useAt = async (seconds: number) => {
    time.now = start + seconds * 1000;
    await read(scores, `Bearer ${secret}`);
    return ((await token())?.usedAt ?? 0) - start;
  };
  expect([await useAt(0), await useAt(30), await useAt(60), await useAt(61)]).toEqual([
    0, 0, 0, 61_000,
  ]);
});

test('a token works as long as whoever made it is a teacher of the class', async () => {
  const built = await withToken();
  const { read, secret, services, teacher } = built;
  await signedIn(built, 'Uma', { role: 'teacher' });
  const status = async () => (await read(scores, `Bearer ${secret}`)).statusCode;
  expect(await status()).toBe(200);
  await changeMember(services.store, teacher.person.id, { role: 'assistant', section: '' });
  expect(await status()).toBe(401);
});
