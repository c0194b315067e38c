import { expect, onTestFinished, test } from 'vitest';
import { makeSetUpCode } from '../../src/classroom/links.ts';
import { addressKey } from '../../src/classroom/sign-in-limits.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { signedIn, testClass } from '../support/class.ts';

type Fields = Readonly<Record<string, string>>;

function post({ app }: Pick<TestApp, 'app'>, url: string, fields: Fields, headers: Fields = {}) {
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

/** A class whose first teacher came in by the set-up link, at a time that the test moves. */
async function setUp() {
  const time = { now: Date.UTC(2026, 0, 5, 12) };
  const built = await testApp({ mode: 'class', clock: () => time.now });
  const code = await makeSetUpCode(built.services.store, time.now);
  const url = `/link/${code}`;
  const fields = { name: 'Tessa', login: 'Tessa', password: 'nine blue buoys', 'class-name': 'D1' };
  const reply = await post(built, url, fields);
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  return { ...built, time, url, fields, reply, teacher: { cookie } };
}

const signIn = (built: Pick<TestApp, 'app'>, login: string, password: string) =>
  post(built, '/sign-in', { login, password });

test('the set-up link makes the first teacher once, and no cookie of theirs is open to scripts or other sites', async () => {
  const built = await setUp();
  expect(built.reply.statusCode).toBe(303);
  expect(built.reply.headers['set-cookie']).toMatch(
    /^session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  expect((await built.app.inject({ url: '/people', headers: built.teacher })).statusCode).toBe(200);
  const again = await post(built, built.url, { ...built.fields, login: 'other' });
  expect(again.statusCode).toBe(404);
  expect(again.body).toContain('used already');
  expect(await makeSetUpCode(built.services.store, built.time.now)).toBeNull();
  const { passwordHash } = (await built.services.store.people.list())[0] ?? {};
  expect(passwordHash).toMatch(/^\$argon2id\$/);
});

test('a wrong password, an account that there is not, and one without a password are refused alike, and the limit too', async () => {
  const built = await setUp();
  await signedIn(built, 'Ada', { passwordHash: null });
  const outcomes = [];
  for (const login of ['tessa', 'nobody', 'ada']) {
    const replies = [];
    for (let tries = 0; tries < 6; tries++) replies.push(await signIn(built, login, 'wrong words'));
    const last = replies.at(-1);
    outcomes.push([
      replies.map(({ statusCode }) => statusCode),
      last?.headers['retry-after'],
      last?.body.replaceAll(login, 'LOGIN'),
    ]);
  }
  expect(outcomes[0]?.slice(0, 2)).toEqual([[422, 422, 422, 422, 422, 429], '15']);
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
  expect((await signIn(built, 'tessa', 'nine blue buoys')).statusCode).toBe(429);
  built.time.now += 16_000;
  expect((await signIn(built, 'tessa', 'nine blue buoys')).statusCode).toBe(303);
  expect((await signIn(built, 'tessa', 'wrong words')).statusCode).toBe(422);
});

test('an address that fails for many accounts waits too, for one-time codes as well', async () => {
  const built = await setUp();
  for (let tries = 0; tries < 60; tries++) {
    expect((await built.app.inject(`/link/AAAA-AAAA-AAAA-A${100 + tries}`)).statusCode).toBe(404);
  }
  expect((await built.app.inject('/link/AAAA-AAAA-AAAA-AAAA')).statusCode).toBe(429);
  expect((await signIn(built, 'tessa', 'nine blue buoys')).statusCode).toBe(429);
});

test('a wrong password counts for the address too, and a right one does not', async () => {
  const built = await setUp();
  const counted = async () =>
    (await built.services.store.signInFailures.get(addressKey('127.0.0.1')))?.failures ?? 0;
  await signIn(built, 'tessa', 'nine blue buoys');
  expect(await counted()).toBe(0);
  await signIn(built, 'tessa', 'wrong words');
  await signIn(built, 'nobody', 'wrong words');
  expect(await counted()).toBe(2);
});

test('who was removed has no session, even one that nobody ended', async () => {
  const { app, student, services } = await testClass();
  const removed = { id: student.person.id, changes: { removedAt: 1 } };
  await services.store.people.save({ added: [], changed: [removed] });
  expect((await app.inject({ url: '/', headers: student.headers })).statusCode).toBe(303);
});

test('changing the password ends every other session, and signing out ends this one', async () => {
  const built = await setUp();
  const other = await signIn(built, 'TESSA', 'nine blue buoys');
  const elsewhere = { cookie: String(other.headers['set-cookie']).split(';')[0] ?? '' };
  const status = async (headers: Fields) =>
    (await built.app.inject({ url: '/account', headers })).statusCode;
  const change = { current: 'nine blue buoys', password: 'ten green buoys' };
  const wrong = await post(built, '/account/password', { ...change, current: 'x' }, built.teacher);
  expect([wrong.statusCode, await status(elsewhere)]).toEqual([422, 200]);
  const changed = await post(built, '/account/password', change, built.teacher);
  expect(changed.headers.location).toBe('/account?changed');
  expect([await status(built.teacher), await status(elsewhere)]).toEqual([200, 303]);
  await post(built, '/sign-out', {}, built.teacher);
  expect(await status(built.teacher)).toBe(303);
});

test('a session lasts two weeks after it was last seen, and no longer', async () => {
  const built = await setUp();
  const aWeek = 7 * 24 * 60 * 60_000;
  const look = () => built.app.inject({ url: '/account', headers: built.teacher });
  for (let week = 0; week < 3; week++) {
    built.time.now += aWeek;
    const reply = await look();
    expect([reply.statusCode, reply.headers['set-cookie']]).toEqual([
      200,
      expect.stringContaining('Max-Age=1209600'),
    ]);
  }
  built.time.now += 2 * aWeek;
  expect((await look()).headers.location).toBe('/sign-in?to=%2Faccount');
});

test('who is removed is signed out and keeps their work, and may be brought back', async () => {
  const { app, teacher, student, services } = await testClass();
  const question = '/chapters/sampler/questions/short-answer';
  const look = () => app.inject({ url: question, headers: student.headers });
  await app.inject({
    method: 'POST',
    url: `/api/v1${question}/responses`,
    headers: student.headers,
    payload: { response: 'my own words' },
  });
  const act = (what: string) =>
    post({ app }, `/people/${student.person.id}/${what}`, {}, teacher.headers);
  expect((await act('remove')).statusCode).toBe(303);
  expect((await look()).statusCode).toBe(303);
  const rows = await Array.fromAsync(services.store.scores.ofChapter('sampler'));
  expect(rows.map(({ questions }) => questions.length)).toEqual([1]);
  await act('bring-back');
  expect((await services.store.people.get(student.person.id))?.removedAt).toBeNull();
});

test('the roster is shown before anything changes, and a class that changed meanwhile is shown again', async () => {
  const { app, teacher, services } = await testClass();
  const before = (await services.store.people.list()).length;
  const roster = 'name,email\nEve,eve@example.org\nMallory,no address\n';
  const preview = await post({ app }, '/people/roster', { roster }, teacher.headers);
  expect(preview.body).toContain('Line 3:');
  expect(preview.body).toContain('<code>no address</code> is no e-mail address');
  expect(await services.store.people.list()).toHaveLength(before);
  const fingerprint = /name="fingerprint" value="([0-9a-f]+)"/.exec(preview.body)?.[1] ?? '';
  const apply = () =>
    post({ app }, '/people/roster/apply', { roster, fingerprint }, teacher.headers);
  expect((await apply()).headers.location).toBe('/people');
  expect(await services.store.people.findByLogin('eve@example.org')).toMatchObject({ name: 'Eve' });
  expect(await services.store.people.list()).toHaveLength(before + 1);
  expect((await apply()).statusCode).toBe(409);
  expect(await services.store.people.list()).toHaveLength(before + 1);
});

test('a roster whose class changed since it was shown does nothing of what it would do now', async () => {
  const built = await testClass();
  const { teacher, services } = built;
  const roster = 'name,login\nEve,eve\nZed,zed\n';
  const preview = await post(built, '/people/roster', { roster }, teacher.headers);
  const fingerprint = /name="fingerprint" value="([0-9a-f]+)"/.exec(preview.body)?.[1] ?? '';
  await signedIn(built, 'Zed');
  const reply = await post(built, '/people/roster/apply', { roster, fingerprint }, teacher.headers);
  expect([reply.statusCode, reply.body.includes('The class changed meanwhile')]).toEqual([
    409,
    true,
  ]);
  expect(await services.store.people.findByLogin('eve')).toBeNull();
});

test('a file of a spreadsheet in GB 18030 is read, and the page says that this was guessed', async () => {
  const { app, teacher } = await testClass();
  const name = Buffer.from([0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7]);
  const part =
    'content-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv';
  const payload = Buffer.concat([
    Buffer.from(`--X\r\n${part}\r\n\r\n`),
    name,
    Buffer.from(',xm@example.org\r\n\r\n--X--\r\n'),
  ]);
  const headers = { ...teacher.headers, 'content-type': 'multipart/form-data; boundary=X' };
  const reply = await app.inject({ method: 'POST', url: '/people/roster', headers, payload });
  expect(reply.body).toContain('王小明');
  expect(reply.body).toContain('GB 18030');
});

test('a link to join works until the teacher closes it, and takes no login that somebody has', async () => {
  const { app, teacher, services } = await testClass();
  await post({ app }, '/people/join', { act: 'open', section: 'B' }, teacher.headers);
  const url = `/join/${(await services.store.joinCodes.open())?.code.toLowerCase()}`;
  const fields = { name: 'Eve', login: 'eve@example.org', password: 'seven red sails' };
  expect((await post({ app }, url, { ...fields, login: 'ADA' })).statusCode).toBe(409);
  expect((await post({ app }, url, { ...fields, password: 'short' })).statusCode).toBe(422);
  expect((await post({ app }, url, fields)).statusCode).toBe(303);
  const eve = await services.store.people.findByLogin('eve@example.org');
  expect(eve).toMatchObject({ role: 'student', section: 'B', email: 'eve@example.org' });
  await post({ app }, '/people/join', { act: 'close' }, teacher.headers);
  expect((await app.inject(url)).statusCode).toBe(404);
  expect((await post({ app }, url, { ...fields, login: 'mallory' })).statusCode).toBe(404);
});

test('a class answers to its public address only, and its cookies go over TLS only', async () => {
  const built = await testApp({ mode: 'class', publicUrl: 'https://quiz.example.org' });
  const at = (host: string, url = '/sign-in', more: Fields = {}) =>
    built.app.inject({ url, headers: { host, ...more } });
  expect((await at('quiz.example.org')).statusCode).toBe(200);
  expect((await at('quiz.example.org:443')).statusCode).toBe(200);
  for (const host of ['localhost:3000', 'other.example.org', 'quiz.example.org:8080', '']) {
    expect([host, (await at(host)).statusCode]).toEqual([host, 421]);
  }
  expect((await at('127.0.0.1:3000', '/healthz')).statusCode).toBe(200);
  const code = await makeSetUpCode(built.services.store, Date.now());
  const send = (origin: string) =>
    post(
      built,
      `/link/${code}`,
      { name: 'Tessa', login: 'tessa', password: 'nine blue buoys' },
      { host: 'quiz.example.org', origin },
    );
  expect((await send('https://evil.example.org')).statusCode).toBe(403);
  expect((await send('http://quiz.example.org')).statusCode).toBe(403);
  const reply = await send('https://quiz.example.org');
  expect(reply.headers['set-cookie']).toMatch(
    /^__Host-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test('a form or a program without a session is told so, and a page leads to signing in and back', async () => {
  const built = await testApp({ mode: 'class' });
  onTestFinished(() => built.close());
  const page = await built.app.inject('/chapters/sampler/results');
  expect(page.headers.location).toBe('/sign-in?to=%2Fchapters%2Fsampler%2Fresults');
  const form = await post(built, '/chapters/sampler/questions/essay/responses', { response: 'x' });
  expect([form.statusCode, form.body.includes('reload this page')]).toEqual([401, true]);
  const program = await built.app.inject('/api/v1/chapters');
  expect([program.statusCode, program.json().error.code]).toEqual([401, 'not-signed-in']);
});
