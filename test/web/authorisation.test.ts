import { expect, test } from 'vitest';
import { makeToken } from '../../src/classroom/tokens.ts';
import { testApp } from '../support/app.ts';
import { testClass } from '../support/class.ts';
import { allRoutes } from '../support/routes.ts';

type Who = 'nobody' | 'student' | 'other' | 'assistant' | 'teacher' | 'token';

const everybody: readonly Who[] = ['nobody', 'student', 'other', 'assistant', 'teacher', 'token'];
const signedIn: readonly Who[] = ['student', 'other', 'assistant', 'teacher'];
const staff: readonly Who[] = ['assistant', 'teacher'];
const teachers: readonly Who[] = ['teacher'];
/** Scores are read by scripts too. */
const signedInAndTokens: readonly Who[] = [...signedIn, 'token'];
const staffAndTokens: readonly Who[] = [...staff, 'token'];

/** Who may use each route; a route that is not here fails the test. */
const table: Readonly<Record<string, readonly Who[]>> = {
  'GET /healthz': everybody,
  'GET /readyz': everybody,
  'GET /assets/*': everybody,
  'POST /preferences': everybody,
  'GET /api/v1/openapi.json': everybody,
  'GET /sign-in': everybody,
  'POST /sign-in': everybody,
  'GET /sign-out': everybody,
  'POST /sign-out': everybody,
  'GET /link': everybody,
  'GET /link/:code': everybody,
  'POST /link/:code': everybody,
  'GET /join/:code': everybody,
  'POST /join/:code': everybody,
  'GET /': signedIn,
  'GET /chapters/:chapter': signedIn,
  'GET /chapters/:chapter/results': signedIn,
  'GET /chapters/:chapter/questions/:question': signedIn,
  'GET /chapters/:chapter/questions/:question/responses': signedIn,
  'POST /chapters/:chapter/questions/:question/responses': signedIn,
  'GET /chapters/:chapter/questions/:question/drafts': signedIn,
  'POST /chapters/:chapter/questions/:question/drafts': signedIn,
  'GET /chapters/:chapter/questions/:question/hints': signedIn,
  'POST /chapters/:chapter/questions/:question/hints': signedIn,
  'GET /chapters/:chapter/questions/:question/settle': signedIn,
  'POST /chapters/:chapter/questions/:question/settle': staff,
  'GET /chapters/:chapter/questions/:question/restart': signedIn,
  'POST /chapters/:chapter/questions/:question/restart': signedIn,
  'GET /chapters/:chapter/tasks/:task': signedIn,
  'GET /chapters/:chapter/tasks/:task/inspections': signedIn,
  'POST /chapters/:chapter/tasks/:task/inspections': signedIn,
  'GET /chapters/:chapter/tasks/:task/hints': signedIn,
  'POST /chapters/:chapter/tasks/:task/hints': signedIn,
  'GET /chapters/:chapter/tasks/:task/restart': signedIn,
  'POST /chapters/:chapter/tasks/:task/restart': signedIn,
  'GET /api/v1/chapters': signedInAndTokens,
  'GET /api/v1/chapters/:chapter/questions': signedIn,
  'POST /api/v1/chapters/:chapter/questions/:question/responses': signedIn,
  'PUT /api/v1/chapters/:chapter/questions/:question/draft': signedIn,
  'POST /api/v1/chapters/:chapter/tasks/:task/inspections': signedIn,
  'GET /api/v1/chapters/:chapter/tasks/:task/live': signedIn,
  'GET /account': signedIn,
  'GET /account/password': signedIn,
  'POST /account/password': signedIn,
  'GET /account/sessions/end-others': signedIn,
  'POST /account/sessions/end-others': signedIn,
  'GET /account/sessions/:session/end': signedIn,
  'POST /account/sessions/:session/end': signedIn,
  'GET /assessments/:assessment': signedIn,
  'GET /assessments/:assessment/start': signedIn,
  'POST /assessments/:assessment/start': signedIn,
  'GET /assessments/:assessment/hand-in': signedIn,
  'POST /assessments/:assessment/hand-in': signedIn,
  'GET /assessments/:assessment/questions/:question': signedIn,
  'GET /assessments/:assessment/questions/:question/responses': signedIn,
  'POST /assessments/:assessment/questions/:question/responses': signedIn,
  'GET /assessments/:assessment/questions/:question/drafts': signedIn,
  'POST /assessments/:assessment/questions/:question/drafts': signedIn,
  'GET /assessments/:assessment/questions/:question/hints': signedIn,
  'POST /assessments/:assessment/questions/:question/hints': signedIn,
  'GET /assessments/:assessment/questions/:question/restart': signedIn,
  'POST /assessments/:assessment/questions/:question/restart': signedIn,
  'GET /assessments/:assessment/tasks/:task': signedIn,
  'GET /assessments/:assessment/tasks/:task/inspections': signedIn,
  'POST /assessments/:assessment/tasks/:task/inspections': signedIn,
  'GET /assessments/:assessment/tasks/:task/hints': signedIn,
  'POST /assessments/:assessment/tasks/:task/hints': signedIn,
  'GET /assessments/:assessment/tasks/:task/restart': signedIn,
  'POST /assessments/:assessment/tasks/:task/restart': signedIn,
  'GET /api/v1/assessments': signedIn,
  'GET /api/v1/assessments/:assessment/questions': signedIn,
  'POST /api/v1/assessments/:assessment/questions/:question/responses': signedIn,
  'PUT /api/v1/assessments/:assessment/questions/:question/draft': signedIn,
  'POST /api/v1/assessments/:assessment/tasks/:task/inspections': signedIn,
  'GET /api/v1/assessments/:assessment/tasks/:task/live': signedIn,
  'GET /assessments/:assessment/follow': signedIn,
  'GET /teacher/assessments/:assessment/board': staff,
  'GET /teacher/assessments/:assessment/board/live': staff,
  'GET /teacher/assessments/:assessment/board/announce': staff,
  'POST /teacher/assessments/:assessment/board/announce': staff,
  'GET /teacher/assessments/:assessment/board/extend': teachers,
  'POST /teacher/assessments/:assessment/board/extend': teachers,
  'GET /teacher/assessments/:assessment/board/hand-in/:person': teachers,
  'POST /teacher/assessments/:assessment/board/hand-in/:person': teachers,
  'GET /teacher': staff,
  'GET /teacher/review': staff,
  'GET /teacher/review/:response': staff,
  'POST /teacher/review/:response': staff,
  'GET /teacher/review/:response/keep': staff,
  'POST /teacher/review/:response/keep': staff,
  'GET /teacher/review/:response/rubric': staff,
  'POST /teacher/review/:response/rubric': staff,
  'GET /responses/:response/contest': signedIn,
  'POST /responses/:response/contest': signedIn,
  'GET /api/v1/chapters/:chapter/scores': staffAndTokens,
  'GET /api/v1/chapters/:chapter/analysis': staffAndTokens,
  'GET /teacher/questions': staff,
  'GET /teacher/export/:chapter': staff,
  'POST /teacher/export/:chapter': staff,
  'GET /teacher/export/:chapter/file': staff,
  'POST /teacher/export/:chapter/file': staff,
  'GET /teacher/assessments': staff,
  'POST /teacher/assessments': teachers,
  'GET /teacher/time-zone': teachers,
  'POST /teacher/time-zone': teachers,
  'GET /teacher/assessments/:assessment': teachers,
  'POST /teacher/assessments/:assessment': teachers,
  'GET /teacher/assessments/:assessment/questions': teachers,
  'POST /teacher/assessments/:assessment/questions': teachers,
  'GET /teacher/assessments/:assessment/questions/pick': teachers,
  'POST /teacher/assessments/:assessment/questions/pick': teachers,
  'GET /teacher/assessments/:assessment/exceptions': teachers,
  'POST /teacher/assessments/:assessment/exceptions': teachers,
  'GET /teacher/assessments/:assessment/exceptions/:exception/remove': teachers,
  'POST /teacher/assessments/:assessment/exceptions/:exception/remove': teachers,
  'GET /teacher/assessments/:assessment/copy': teachers,
  'POST /teacher/assessments/:assessment/copy': teachers,
  'GET /teacher/assessments/:assessment/remove': teachers,
  'POST /teacher/assessments/:assessment/remove': teachers,
  'GET /privacy': everybody,
  'GET /teacher/privacy': teachers,
  'POST /teacher/privacy': teachers,
  'GET /teacher/tokens': teachers,
  'POST /teacher/tokens': teachers,
  'GET /teacher/tokens/:token/revoke': teachers,
  'POST /teacher/tokens/:token/revoke': teachers,
  'GET /account/data': signedIn,
  'GET /people/:person/data': teachers,
  'GET /people/:person/erase': teachers,
  'POST /people/:person/erase': teachers,
  'GET /teacher/assessments/:assessment/gradebook': staff,
  'GET /teacher/assessments/:assessment/gradebook/questions': staff,
  'GET /teacher/assessments/:assessment/gradebook/export': staff,
  'GET /teacher/assessments/:assessment/gradebook/export/file': staff,
  'POST /teacher/assessments/:assessment/gradebook/export': staff,
  'POST /teacher/assessments/:assessment/gradebook/export/file': staff,
  'GET /teacher/gradebook/export': staff,
  'GET /teacher/gradebook/export/file': staff,
  'POST /teacher/gradebook/export': staff,
  'POST /teacher/gradebook/export/file': staff,
  'GET /teacher/assessments/:assessment/gradebook/regrade': teachers,
  'POST /teacher/assessments/:assessment/gradebook/regrade': teachers,
  'GET /teacher/assessments/:assessment/gradebook/:learner': staff,
  'POST /teacher/assessments/:assessment/gradebook/:learner': teachers,
  'GET /teacher/assessments/:assessment/gradebook/:learner/:question': staff,
  'POST /teacher/assessments/:assessment/gradebook/:learner/:question': teachers,
  'GET /api/v1/assessments/:assessment/scores': staffAndTokens,
  'GET /api/v1/assessments/:assessment/analysis': staffAndTokens,
  'GET /api/v1/scores': staffAndTokens,
  'GET /people': teachers,
  'GET /people/join': teachers,
  'POST /people/join': teachers,
  'GET /people/class-name': teachers,
  'POST /people/class-name': teachers,
  'GET /people/cards': teachers,
  'POST /people/cards': teachers,
  'GET /people/roster': teachers,
  'POST /people/roster': teachers,
  'GET /people/roster/apply': teachers,
  'POST /people/roster/apply': teachers,
  'GET /people/:person': teachers,
  'POST /people/:person': teachers,
  'GET /people/:person/remove': teachers,
  'POST /people/:person/remove': teachers,
  'GET /people/:person/bring-back': teachers,
  'POST /people/:person/bring-back': teachers,
};

/** An address of a route that leads nowhere, so that walking it changes nothing and opens no stream. */
function addressOf(route: string): string {
  return route.replace(/:\w+|\*/g, 'none');
}

test('every route is in the table, and the table has no other', async () => {
  const { app } = await testClass();
  await app.ready();
  expect(allRoutes(app).sort()).toEqual(Object.keys(table).sort());
});

test('every route is open to those in the table and to nobody else', async () => {
  const { app, services, ...people } = await testClass();
  const by = { person: people.teacher.person.id, now: services.clock() };
  const secret = await makeToken(services.store, 'a script', by);
  const token = { headers: { authorization: `Bearer ${secret}` } };
  const visitors = { ...people, nobody: { headers: {} }, token };
  for (const [route, allowed] of Object.entries(table)) {
    const [method = '', address = ''] = route.split(' ');
    const url = addressOf(address);
    const opened = await Promise.all(
      everybody.map(async (who): Promise<Who[]> => {
        // Signing out would take the visitor away from the routes after it.
        const headers = url === '/sign-out' ? {} : visitors[who].headers;
        const reply = await app.inject({
          method: method === 'PUT' ? 'PUT' : method === 'POST' ? 'POST' : 'GET',
          url,
          headers,
        });
        const toSignIn = reply.headers.location?.startsWith('/sign-in?to=') ?? false;
        const isHome = url === '/' && reply.headers.location === '/sign-in';
        return [401, 403].includes(reply.statusCode) || toSignIn || isHome ? [] : [who];
      }),
    );
    expect([route, opened.flat()]).toEqual([route, allowed]);
  }
});

test('in solo mode the pages of a class are not there', async () => {
  const { app } = await testApp();
  await app.ready();
  const inClassOnly =
    /\/(teacher\/(tokens|privacy|time-zone|gradebook)|privacy|sign-in|sign-out|link|join|account|people|assessments)(\/|$)/;
  expect(allRoutes(app).filter((route) => inClassOnly.test(route))).toEqual([]);
});

test('one student’s work and sessions are out of another’s reach', async () => {
  const { app, student, other, services } = await testClass();
  const sampler = '/chapters/sampler/questions/essay';
  const answer = await app.inject({
    method: 'POST',
    url: `/api/v1${sampler}/responses`,
    headers: student.headers,
    payload: { response: 'A named volume outlives its container.' },
  });
  expect(answer.statusCode).toBe(200);
  const mine = await app.inject({ url: sampler, headers: student.headers });
  const theirs = await app.inject({ url: sampler, headers: other.headers });
  expect(mine.body).toContain('outlives its container');
  expect(theirs.body).not.toContain('outlives its container');
  expect(mine.body).not.toContain('id="review"');

  const url = `/account/sessions/${student.session}/end`;
  expect((await app.inject({ method: 'POST', url, headers: other.headers })).statusCode).toBe(404);
  expect((await app.inject({ url: '/', headers: student.headers })).statusCode).toBe(200);
  const rows = await Array.fromAsync(services.store.scores.ofChapter('sampler'));
  const answered = rows.map(({ learner, questions }) => [learner.name, questions.length]);
  expect(answered).toEqual([
    ['Ada', 1],
    ['Bob', 0],
  ]);
});
