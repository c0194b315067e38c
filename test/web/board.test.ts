import { expect, test } from 'vitest';
import { seatOf } from '../../src/classroom/assessments/seat.ts';
import { mostPagesOfPerson } from '../../src/live/presence.ts';
import { makeAssessment, startFor } from '../support/assessment.ts';
import { signedIn, testClass } from '../support/class.ts';
import { boardTold, readStream, standingTold } from '../support/event-stream.ts';
import { until } from '../support/until.ts';

const minute = 60_000;

async function underWay(options: Parameters<typeof testClass>[0] = {}) {
  const built = await testClass(options);
  const { app, services, student, teacher } = built;
  const assessment = await makeAssessment(services, { timeLimit: 60, tries: triesFree });
  const attempt = await startFor(services, assessment, student.person.id);
  const board = `/teacher/assessments/${assessment.id}/board`;
  const base = await built.listen();
  const post = (path: string, fields: Record<string, string>, who = teacher) =>
    app.inject({
      method: 'POST',
      url: `${board}${path}`,
      headers: { ...who.headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const answer = (question: string, response: unknown, who = student) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/assessments/${assessment.id}/questions/${question}/responses`,
      headers: who.headers,
      payload: { response },
    });
  const follow = (question = '', who = student) =>
    readStream(
      `${base}/assessments/${assessment.id}/follow${question && `?question=${question}`}`,
      who.headers,
      'standing',
      standingTold,
    );
  const watch = (who = teacher) =>
    readStream(`${base}${board}/live`, who.headers, 'board', boardTold);
  const page = async (who = teacher, query = '') =>
    (await app.inject({ url: `${board}${query}`, headers: who.headers })).body;
  return { ...built, assessment, attempt, board, base, post, answer, follow, watch, page };
}

const triesFree = { allowed: null, penalty: 0, counts: 'best' } as const;

/** The row of somebody in a board's HTML, as text with one space between its parts. */
function rowOf(html: string, id: string): string {
  const row = new RegExp(`<tr data-row="${id}".*?</tr>`, 's').exec(html)?.[0] ?? '';
  return row
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

test('a follower is told at once how they stand, what was said before, and what is said then', async () => {
  const { post, follow, attempt } = await underWay();
  await post('/announce', { said: 'Task 3 names two volumes.' });
  const followed = await follow();
  await until(async () => followed.told.length === 1, 'the first word');
  expect(followed.told[0]).toMatchObject({
    deadline: attempt.startedAt + 60 * minute,
    handedIn: false,
    announcements: [{ text: 'Task 3 names two volumes.' }],
  });
  await post('/announce', { said: '<b>Ten</b> more\nminutes' });
  await until(async () => followed.told.length === 2, 'the second announcement');
  expect(followed.told[1]?.announcements.map(({ text }) => text)).toEqual([
    'Task 3 names two volumes.',
    '<b>Ten</b> more\nminutes',
  ]);
});

test('an extension moves the end that followers are told, and a second one moves it on', async () => {
  const { post, follow, attempt } = await underWay();
  const followed = await follow();
  await until(async () => followed.told.length === 1, 'the first word');
  const end = attempt.startedAt + 60 * minute;
  expect((await post('/extend', { minutes: '10' })).statusCode).toBe(303);
  await until(async () => followed.told.at(-1)?.deadline === end + 10 * minute, 'ten minutes');
  await post('/extend', { minutes: '5' });
  await until(async () => followed.told.at(-1)?.deadline === end + 15 * minute, 'five more');
});

test('work that a teacher hands in is told to its pages, and is handed in', async () => {
  const { app, post, follow, board, services, assessment, student, teacher } = await underWay();
  const followed = await follow();
  await until(async () => followed.told.length === 1, 'the first word');
  const path = `/hand-in/${student.person.id}`;
  const asked = await app.inject({ url: `${board}${path}`, headers: teacher.headers });
  expect(asked.body).toContain('Hand in for Ada');
  const seat = () => seatOf(services.store, assessment.id, student.person.id, services.clock());
  expect((await seat()).decision.answer).toBe(true);
  expect((await post(path, {})).headers.location).toBe(board);
  await until(async () => followed.told.at(-1)?.handedIn === true, 'the hand-in');
  expect((await seat()).attempt?.handedIn?.by).toBe('teacher');
  expect((await post(path, {})).statusCode).toBe(409);
});

test('whoever has not started has nothing to follow, and too many pages are turned away', async () => {
  const { follow, other, teacher } = await underWay();
  await expect(follow('', other)).rejects.toThrow('answered 409');
  await expect(follow('', teacher)).rejects.toThrow('answered 409');
  for (let page = 0; page < mostPagesOfPerson; page += 1) await follow();
  await expect(follow()).rejects.toThrow('answered 503');
});

test('the board tells of everybody who they are, where they are and how far, and what anybody may do there', async () => {
  const { page, answer, follow, student, other, assistant, board } = await underWay();
  await follow('essay');
  await answer('true-false', true);
  const html = await page();
  const ada = rowOf(html, student.person.id);
  expect(ada).toMatch(/^Ada Working 59 min left \d\. .+ 1 of 5 now Hand in$/);
  expect(rowOf(html, other.person.id)).toMatch(/^Bob Not started 0 of 5 /);
  expect(html).toContain(`action="${board}/extend"`);
  const seen = await page(assistant);
  expect(rowOf(seen, student.person.id)).not.toContain('Hand in');
  expect(seen).toContain(`action="${board}/announce"`);
  expect(seen).not.toContain(`action="${board}/extend"`);
});

test('a filter shows the rows that it names, also without scripts', async () => {
  const { page, student, other } = await underWay();
  const hidden = async (query: string) => {
    const html = await page(undefined, query);
    return [student, other].map(({ person }) =>
      new RegExp(`data-row="${person.id}"[^>]*hidden`).test(html),
    );
  };
  expect(await hidden('')).toEqual([false, false]);
  expect(await hidden('?show=not-started')).toEqual([true, false]);
  expect(await hidden('?show=working')).toEqual([false, true]);
  expect(await hidden('?show=nonsense')).toEqual([false, false]);
});

test('open boards are told the rows that change and no others', async () => {
  const { watch, answer, student, other, assistant } = await underWay();
  const [one, two] = [await watch(), await watch(assistant)];
  await until(async () => one.told.length > 0 && two.told.length > 0, 'both boards');
  expect(one.told[0]?.rows).toHaveLength(2);
  await answer('true-false', true);
  const hears = (board: typeof one) =>
    board.told.slice(1).some(({ rows }) => rows.some((row) => row.includes('1 of 5')));
  await until(async () => hears(one) && hears(two), 'the answer on both boards');
  const later = one.told.slice(1).flatMap(({ rows }) => rows);
  expect(later.every((row) => row.includes(student.person.id))).toBe(true);
  expect(one.told.at(-1)?.order.toSorted()).toEqual(
    [student.person.id, other.person.id].toSorted(),
  );
});

test('three wrong answers are told as being stuck, until the right one comes', async () => {
  const { watch, answer, student, page } = await underWay();
  const board = await watch();
  for (let wrong = 0; wrong < 3; wrong += 1) await answer('true-false', false);
  await until(async () => board.told.at(-1)?.counts.stuck === 1, 'being stuck');
  expect(rowOf(await page(), student.person.id)).toMatch(/Stuck at \d: 3 wrong answers/);
  await answer('true-false', true);
  await until(async () => board.told.at(-1)?.counts.stuck === 0, 'getting on');
});

test('a student whose pages are all closed is offline after the time, and working when they are back', async () => {
  const { watch, follow } = await underWay({ awayMs: 300 });
  const board = await watch();
  const followed = await follow();
  await until(async () => board.told.at(-1)?.counts.working === 1, 'working');
  followed.leave();
  await until(async () => board.told.at(-1)?.counts.offline === 1, 'offline');
  await follow();
  await until(async () => board.told.at(-1)?.counts.working === 1, 'working again');
});

test('somebody who starts, or joins the class, comes onto the open board', async () => {
  const built = await underWay();
  const { watch, page, services, assessment, other } = built;
  const board = await watch();
  await until(async () => board.told.at(-1)?.counts.all === 2, 'two students');
  await startFor(services, assessment, other.person.id);
  services.timekeeper.expect(null);
  await until(async () => board.told.at(-1)?.counts['not-started'] === 0, 'both have started');
  const eve = await signedIn(built, 'Eve');
  expect(rowOf(await page(), eve.person.id)).toContain('Eve Not started');
  await until(async () => board.told.at(-1)?.counts.all === 3, 'three students');
});

test('an announcement that is empty or too long is refused, keeps what was typed, and reaches nobody', async () => {
  const { post, services, assessment } = await underWay();
  const long = `${'long '.repeat(100)}!`;
  const refused = await post('/announce', { said: long });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('501 characters');
  expect(refused.body).toContain(long);
  expect((await post('/announce', { said: ' \n ' })).statusCode).toBe(422);
  expect(await services.store.announcements.ofAssessment(assessment.id)).toEqual([]);
});

test('what a student or a teacher writes is text on the pages, and never markup', async () => {
  const built = await underWay();
  const { page, post, app, assessment, student } = built;
  await signedIn(built, '<script>alert(1)</script>');
  await post('/announce', { said: '<img src=x onerror=alert(1)>' });
  const html = await page();
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).toContain('&lt;img src=x');
  const url = `/assessments/${assessment.id}`;
  const mine = (await app.inject({ url, headers: student.headers })).body;
  expect(mine).toContain('&lt;img src=x');
  expect(mine + html).not.toMatch(/<img|<script>/);
});

test('an unknown assessment has no board, and its stream is refused', async () => {
  const { app, teacher } = await testClass();
  for (const path of ['', '/live', '/hand-in/nobody']) {
    const url = `/teacher/assessments/none/board${path}`;
    expect([path, (await app.inject({ url, headers: teacher.headers })).statusCode]).toEqual([
      path,
      404,
    ]);
  }
});
