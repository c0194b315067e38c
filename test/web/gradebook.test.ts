import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { plain } from '../../src/attempts/json.ts';
import { nothingSeen } from '../../src/checks/nothing-seen.ts';
import { analyse } from '../../src/gradebook/analysis/analyse.ts';
import { assessmentAnalysisBody } from '../../src/web/api/analysis-schemas.ts';
import { assessmentScoresBody, everythingBody } from '../../src/web/api/schemas.ts';
import { makeAssessment, sectionOf } from '../support/assessment.ts';
import { type SignedIn, signedIn, testClass } from '../support/class.ts';
import { answerIn, type Given } from '../support/exam-work.ts';

async function gradedClass(questions: readonly string[] = ['true-false', 'essay', 'command']) {
  const built = await testClass();
  const { app, services, teacher, student, other } = built;
  const { store } = services;
  await store.people.change({
    id: student.person.id,
    changes: { section: 'A', externalId: 'S1', email: 'ada@x.org' },
  });
  await store.people.change({ id: other.person.id, changes: { section: 'B' } });
  const assessment = await makeAssessment(services, {
    title: { en: 'Mid-term', 'zh-CN': '期中' },
    tries: { allowed: null, penalty: 10, counts: 'best' },
    hints: { allowed: true, cost: 10 },
    sections: [sectionOf(questions)],
  });
  const content = await services.content.current();
  const give = (who: SignedIn, answers: readonly Given[]) =>
    answerIn(store, content, assessment, who.person.id, answers);
  const book = `/teacher/assessments/${assessment.id}/gradebook`;
  const get = async (url: string, who: SignedIn = teacher) =>
    app.inject({ url, headers: { ...who.headers, 'accept-language': 'en' } });
  const post = (url: string, fields: Readonly<Record<string, string>>, who: SignedIn = teacher) =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        ...who.headers,
        'accept-language': 'en',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams(fields).toString(),
    });
  const markOf = (who: SignedIn, question: string) => `${book}/${who.person.id}/${question}`;
  return { ...built, store, assessment, give, book, get, post, markOf };
}

/** The names of the rows in a page, in their order. */
function names(html: string): string[] {
  return [...html.matchAll(/<th scope="row"><a href="[^"]*"><bdi>([^<]*)<\/bdi>/g)].map(
    ([, name]) => name ?? '',
  );
}

/** What the cells of a student's row show. */
function rowOf(html: string, name: string): string[] {
  const row = html.split('<tr>').find((one) => one.includes(`<bdi>${name}</bdi>`)) ?? '';
  return [...row.matchAll(/<td class="number[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) =>
    cell
      .replace(/<span class="said">[^<]*<\/span>/g, '')
      .replace(/<[^>]*>/g, '')
      .trim(),
  );
}

test('students stand by questions, with totals and percent, and a mark leads to its page', async () => {
  const { give, get, book, markOf, student, assistant } = await gradedClass();
  await give(student, [
    { question: 'true-false', share: 0 },
    { question: 'true-false', share: 1 },
    { question: 'essay', share: 0.5, state: 'needs-review' },
  ]);
  const { body, statusCode } = await get(book, assistant);
  expect(statusCode).toBe(200);
  expect(names(body)).toEqual(['Ada', 'Bob']);
  expect(rowOf(body, 'Ada')).toEqual(['9 / 30 +5', '30%', '9', '5…', '–']);
  expect(rowOf(body, 'Bob')).toEqual(['–', '–', '–', '–', '–']);
  expect(body).toContain(`href="gradebook/${student.person.id}/true-false"`);
  expect((await get(markOf(student, 'true-false'), assistant)).statusCode).toBe(200);
  expect(body).not.toContain(`href="${book}/regrade"`);
});

test('the server sorts by any column and filters by section, name and state', async () => {
  const { give, get, book, student, other } = await gradedClass();
  await give(student, [{ question: 'command', share: 0.5 }]);
  await give(other, [
    { question: 'command', share: 1 },
    { question: 'essay', share: 0.5, state: 'needs-review' },
  ]);
  const shown = async (query: string) => names((await get(`${book}${query}`)).body);
  expect(await shown('?sort=q:command&dir=down')).toEqual(['Bob', 'Ada']);
  expect(await shown('?sort=q:command')).toEqual(['Ada', 'Bob']);
  expect(await shown('?sort=percent&dir=down')).toEqual(['Bob', 'Ada']);
  expect(await shown('?sort=section&dir=down')).toEqual(['Bob', 'Ada']);
  expect(await shown('?sort=state')).toEqual(['Bob', 'Ada']);
  expect(await shown('?section=A')).toEqual(['Ada']);
  expect(await shown('?name=BO')).toEqual(['Bob']);
  expect(await shown('?state=needs-review')).toEqual(['Bob']);
  expect(await shown('?sort=nonsense&dir=sideways&page=-3&state=odd')).toEqual(['Ada', 'Bob']);
  const none = await get(`${book}?name=%3Cb%3E`);
  expect(none.body).toContain('No student fits');
  expect(none.body).toContain('value="&lt;b&gt;"');
  const sorted = await get(`${book}?sort=total&dir=down`);
  expect(sorted.body).toMatch(/aria-sort="descending"><a class="sort" href="\?sort=total"/);
});

test('a large class comes a hundred at a time, and whole where it is asked for', async () => {
  const built = await gradedClass();
  for (let number = 0; number < 105; number++) {
    await signedIn(built, `Student ${String(number).padStart(3, '0')}`, { login: `s${number}` });
  }
  const { get, book } = built;
  const shown = async (query: string) => names((await get(`${book}${query}`)).body);
  expect(await shown('')).toHaveLength(100);
  expect((await shown('?page=2')).at(-1)).toBe('Student 104');
  expect(await shown('?page=99')).toEqual(await shown('?page=2'));
  expect(await shown('?page=all')).toHaveLength(107);
  const { body } = await get(`${book}?page=2&name=student`);
  expect(body).toContain('href="?name=student"');
});

test('the page of a mark shows every answer, how the mark came about, and who did what', async () => {
  const built = await gradedClass();
  const { give, get, markOf, student, teacher, store } = built;
  const [, second] = await give(student, [
    { question: 'command', share: 0, response: 'docker <rm>' },
    { question: 'command', share: 0.5, hints: 1, response: 'docker logs web' },
  ]);
  const grader = `teacher:${teacher.person.id}` as const;
  await store.responses.addGrade(second?.id ?? '', {
    points: 4,
    max: 4,
    state: 'correct',
    feedback: { feedback: [], findings: [] },
    gradedAt: 1,
    grader,
    reason: 'It works as <it> is.',
  });
  const { body } = await get(markOf(student, 'command'));
  expect(body).toContain('docker &lt;rm&gt;');
  expect(body).toContain('docker logs web');
  expect(body).toContain('8 of 10 points');
  expect(body).toContain('for answer number 2');
  expect(body).toMatch(/It works as &lt;it&gt; is\.<\/p><p class="quiet">Tessa/);
  expect(body).toContain('1 hint seen before');
  expect(body.match(/class="given"/g)).toHaveLength(2);
  expect(body.match(/This one counts/g)).toHaveLength(1);
  expect((await get(markOf(student, 'none'))).statusCode).toBe(404);
  expect((await get(markOf(teacher, 'command'))).statusCode).toBe(404);
});

test('an answer to a choice, a pairing and an order is told in the words of the question', async () => {
  const { give, get, markOf, student, services } = await gradedClass([
    'multiple-choice-one',
    'matching',
    'ordering',
  ]);
  const { chapters } = await services.content.current();
  const sampler = chapters.find(({ id }) => id === 'sampler');
  const find = (id: string) => sampler?.questions.find((one) => one.id === id);
  const [choice, matching, ordering] = ['multiple-choice-one', 'matching', 'ordering'].map(find);
  if (
    choice?.kind !== 'multiple-choice' ||
    matching?.kind !== 'matching' ||
    ordering?.kind !== 'ordering'
  ) {
    throw new Error('The sampler has other questions.');
  }
  const [left, right] = [matching.left[0], matching.right[0]];
  await give(student, [
    { question: choice.id, share: 0, response: [choice.options[0]?.id ?? '', 'gone'] },
    { question: matching.id, share: 0, response: { [left?.id ?? '']: right?.id ?? '' } },
    { question: ordering.id, share: 0, response: ordering.items.map(({ id }) => id) },
  ]);
  const plain = (html: string) =>
    html
      .replace(/<\/?code>/g, '`')
      .replace(/&#39;/g, "'")
      .replace(/&#34;/g, '"');
  const chosen = plain((await get(markOf(student, choice.id))).body);
  expect(chosen).toContain(`<li>${choice.options[0]?.text.en}</li><li>\`gone\`</li>`);
  const paired = plain((await get(markOf(student, matching.id))).body);
  expect(paired).toContain(`<li>${left?.text.en} → ${right?.text.en}</li>`);
  const ordered = plain((await get(markOf(student, ordering.id))).body);
  expect(ordered).toMatch(/<ol class="chosen">(<li>[^<]*<\/li>){2,}<\/ol>/);
});

test('a teacher gives points by hand, excuses and takes back, each with a reason that stands there', async () => {
  const { give, get, post, book, markOf, student } = await gradedClass();
  await give(student, [{ question: 'command', share: 0.5 }]);
  const url = markOf(student, 'command');
  const row = async () => rowOf((await get(book)).body, 'Ada');
  const given = await post(url, { act: 'override', points: '7,5', reason: '投影 was <off>' });
  expect([given.statusCode, given.headers.location]).toEqual([303, url]);
  expect(await row()).toEqual(['7.5 / 30', '25%', '–', '–', '7.5*']);
  const page = await get(url);
  expect(page.body).toContain('投影 was &lt;off&gt;');
  expect(page.body).toContain('5 of 10 points, for answer number 1');
  await post(url, { act: 'excuse', reason: 'Ill.' });
  expect(await row()).toEqual(['0 / 20', '0%', '–', '–', 'EX*']);
  await post(url, { act: 'take-back', reason: 'Was there after all.' });
  expect(await row()).toEqual(['5 / 30', '17%', '–', '–', '5']);
  const { body } = await get(url);
  const history = ['Was there after all.', 'Ill.', '投影 was'];
  const places = history.map((reason) => body.indexOf(reason));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a decision without a reason, or with impossible points, changes nothing and says why', async () => {
  const { post, get, book, markOf, student } = await gradedClass();
  const url = markOf(student, 'command');
  for (const points of ['', 'ten', '-1', '20.5', '1e3']) {
    const refused = await post(url, { act: 'override', points, reason: 'typed' });
    expect([points, refused.statusCode]).toEqual([points, 422]);
    expect(refused.body).toContain('Give points from 0 to 20');
    expect(refused.body).toContain('>typed</textarea>');
  }
  const silent = await post(url, { act: 'excuse', reason: '  ' });
  expect(silent.statusCode).toBe(422);
  expect(silent.body).toContain('Say why');
  expect((await post(url, { act: 'dance', reason: 'x' })).statusCode).toBe(400);
  expect(rowOf((await get(book)).body, 'Ada')).toEqual(['–', '–', '–', '–', '–']);
  expect((await post(url, { act: 'override', points: '20', reason: 'twice' })).statusCode).toBe(
    303,
  );
});

test('whoever is excused from all of it is EX everywhere, in Canvas too', async () => {
  const { give, get, post, book, student } = await gradedClass();
  await give(student, [{ question: 'command', share: 1 }]);
  const url = `${book}/${student.person.id}`;
  expect((await get(url)).body).toContain('Excuse from the assessment');
  expect((await post(url, { act: 'override', points: '3', reason: 'x' })).statusCode).toBe(400);
  expect((await post(url, { act: 'excuse', reason: 'Moved.' })).headers.location).toBe(url);
  expect(rowOf((await get(book)).body, 'Ada')).toEqual(['–', '–', 'EX', 'EX', 'EX']);
  const scores = `/api/v1${book.replace('/teacher', '').replace('/gradebook', '')}/scores`;
  const canvas = await get(`${scores}?format=canvas`);
  expect(parse(canvas.body).map((row) => row.at(-1))).toEqual(['Mid-term', '30', 'EX', '']);
  await post(url, { act: 'take-back', reason: 'Moved back.' });
  expect(rowOf((await get(book)).body, 'Ada')[0]).toBe('10 / 30');
});

test('a regrade changes just what its preview showed, and says who asked for it', async () => {
  const { give, get, post, book, markOf, student, other, teacher } = await gradedClass();
  const answer = { question: 'true-false', share: 1, response: false };
  await give(student, [answer]);
  await give(other, [answer]);
  const url = `${book}/regrade`;
  expect((await get(url)).body).not.toContain('name="plan"');
  const preview = await get(`${url}?look=1&section=A`);
  expect(preview.body).toContain('1 grade would change');
  expect(preview.body).toContain('Ada');
  const plan = /name="plan" value="(\w+)"/.exec(preview.body)?.[1] ?? '';
  const before = await get(markOf(student, 'true-false'));
  expect(before.body).not.toContain('Graded again');

  const stale = await post(url, { plan, section: 'B' });
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('nothing was done');
  expect((await get(markOf(other, 'true-false'))).body).not.toContain('Graded again');

  const done = await post(url, { plan, section: 'A' });
  expect([done.statusCode, done.headers.location]).toEqual([303, `${url}?done=1`]);
  expect((await get(`${url}?done=1`)).body).toContain('1 grade was changed');
  const after = await get(markOf(student, 'true-false'));
  expect(after.body).toContain(`Graded again for ${teacher.person.name}`);
  expect((await get(markOf(other, 'true-false'))).body).not.toContain('Graded again');
  expect((await post(url, { plan, section: 'A' })).statusCode).toBe(409);
});

test('the file of an assessment is of the section that was asked for, and says what is not final', async () => {
  const { give, get, post, book, student, other } = await gradedClass();
  await give(student, [{ question: 'command', share: 1 }]);
  await give(other, [{ question: 'essay', share: 0.5, state: 'needs-review' }]);
  const url = `${book}/export`;
  expect((await get(url)).body).toContain('<option value="A">');
  const fields = { format: 'moodle', title: 'M', assignment: '', roster: '', section: '' };
  const page = await post(url, fields);
  expect(page.body).toContain('points that await review');
  expect(page.body).toContain('1 student has not handed in');
  const moodle = parse((await post(`${url}/file`, fields)).body);
  expect(moodle.map((row) => [row[0], row[2], row[3], row[4]])).toEqual([
    ['First name', 'ID number', 'Email address', 'M'],
    ['Bob', '', '', ''],
    ['Ada', 'S1', 'ada@x.org', '10'],
  ]);
  const ofA = await post(`${url}/file`, { ...fields, format: 'csv', section: 'A' });
  expect(ofA.headers['content-disposition']).toContain('mid-term-scores.csv');
  const [header, ...rows] = parse(ofA.body, { bom: true });
  expect(header?.slice(3, 6)).toEqual(['true-false', 'essay', 'command']);
  expect(rows.map((row) => row.slice(1, 6))).toEqual([['Ada', 'ada@x.org', '', '', '10']]);
  expect(rows[0]?.slice(-3)).toEqual(['ada', 'S1', 'A']);
  const book2 = await post(`${url}/file`, { ...fields, format: 'xlsx' });
  const [head, ...sheet] = await readSheet(book2.rawPayload);
  expect(head?.slice(0, 7)).toEqual([
    'Name',
    'Email',
    'External ID',
    'Section',
    'true-false',
    'essay',
    'command',
  ]);
  expect(sheet.map((row) => row.slice(0, 9))).toEqual([
    ['Ada', 'ada@x.org', 'S1', 'A', null, null, 10, 10, 0],
    ['Bob', null, null, 'B', null, 0, null, 0, 5],
  ]);
  expect((await get(`${url}/file`)).headers.location).toBe(url);
});

test('who is excused from a question keeps their share where another gradebook knows one maximum', async () => {
  const { give, get, post, book, markOf, student } = await gradedClass();
  await give(student, [{ question: 'command', share: 0.5 }]);
  await post(markOf(student, 'essay'), { act: 'excuse', reason: 'Not taught.' });
  const scores = `/api/v1${book.replace('/teacher', '').replace('/gradebook', '')}/scores`;
  const canvas = await get(`${scores}?format=canvas&section=A`);
  expect(parse(canvas.body).map((row) => row.at(-1))).toEqual(['Mid-term', '30', '7.5']);
  expect(canvas.headers['plimsoll-warnings']).toContain('carried over to the full 30');
});

test('all assessments come as one file and as JSON, and not for Canvas', async () => {
  const { give, get, post, student, assessment } = await gradedClass();
  await give(student, [{ question: 'command', share: 1 }]);
  const json = await get('/api/v1/scores');
  const body = everythingBody.parse(json.json());
  expect(body).toEqual(json.json());
  expect(body.assessments).toEqual([{ id: assessment.id, title: 'Mid-term', max: 30 }]);
  expect(body.learners.map(({ name, points, state }) => [name, points, state])).toEqual([
    ['Ada', 10, 'in-progress'],
    ['Bob', 0, 'not-started'],
  ]);
  expect((await get('/api/v1/scores?format=canvas')).statusCode).toBe(400);
  const url = '/teacher/gradebook/export';
  const refused = await post(`${url}/file`, { format: 'canvas' });
  expect(refused.statusCode).toBe(422);
  const file = await post(`${url}/file`, { format: 'csv' });
  expect(parse(file.body, { bom: true })[0]?.slice(0, 5)).toEqual([
    'learner',
    'name',
    'email',
    'Mid-term',
    'points',
  ]);
});

test('the API gives the marks of an assessment in the shape that it describes', async () => {
  const { give, get, student, assessment, other } = await gradedClass();
  await give(student, [{ question: 'command', share: 1 }]);
  const url = `/api/v1/assessments/${assessment.id}/scores`;
  const json = await get(url);
  const body = assessmentScoresBody.parse(json.json());
  expect(body).toEqual(json.json());
  expect(body.learners[0]).toMatchObject({
    name: 'Ada',
    section: 'A',
    externalId: 'S1',
    scores: { command: { points: 10, provisional: 0, state: 'correct' } },
    max: 30,
  });
  expect((await get(url, other)).statusCode).toBe(403);
  expect((await get('/api/v1/assessments/none/scores')).statusCode).toBe(404);
});

test('the item analysis of an assessment is that of its marks, without whoever is excused', async () => {
  const built = await gradedClass(['true-false', 'command']);
  const { give, get, post, book, markOf, student, other, assessment, services } = built;
  const third = await signedIn(built, 'Cleo');
  const shares = [
    [student, 1, 0.5],
    [other, 0.5, 0.25],
    [third, 0, 1],
  ] as const;
  for (const [who, first, second] of shares) {
    await give(who, [
      { question: 'true-false', share: first },
      { question: 'command', share: second },
    ]);
  }
  const url = `/api/v1/assessments/${assessment.id}/analysis`;
  const json = await get(url);
  const body = assessmentAnalysisBody.parse(json.json());
  expect(body).toEqual(json.json());
  const rows = [
    [10, 5],
    [5, 2.5],
    [0, 10],
  ];
  const byHand = analyse({ max: [10, 10], rows }, [null, null]);
  expect(body.questions.map(({ facility, discrimination }) => [facility, discrimination])).toEqual(
    byHand.items.map(({ facility, discrimination }) => [facility, discrimination]),
  );
  expect(body.questions[0]?.facility.value).toBeCloseTo(0.5);
  expect(body.whole.consistency).toEqual(byHand.whole.consistency);
  await post(markOf(third, 'command'), { act: 'excuse', reason: 'Ill.' });
  const handIn = { at: services.clock(), by: 'student' } as const;
  const attempt = await services.store.assessmentAttempts.of(assessment.id, student.person.id);
  await services.store.assessmentAttempts.handIn(attempt?.id ?? '', handIn);
  const later = assessmentAnalysisBody.parse((await get(url)).json());
  expect(later.learners).toEqual({ everybody: 2, finished: 1 });
  const page = await get(`${book}/questions?counted=finished`);
  expect(page.body).toContain('Who handed in (1)');
  expect(page.body).toContain('The assessment as a whole');
});

test('the scores of a chapter can be those of a section, and say who is who', async () => {
  const { app, get, student, other } = await gradedClass();
  for (const who of [student, other]) {
    await app.inject({
      method: 'POST',
      url: '/api/v1/chapters/sampler/questions/true-false/responses',
      headers: who.headers,
      payload: { response: true },
    });
  }
  const { body } = await get('/teacher?chapter=sampler&section=A');
  expect(body).toContain('A · ada · ada@x.org · S1');
  expect(body).not.toContain('<th scope="row">Bob');
  const api = await get('/api/v1/chapters/sampler/scores?section=B');
  expect(api.json().learners).toMatchObject([{ name: 'Bob', login: 'bob', section: 'B' }]);
});

test('a task’s mark lays out what was found on the engine at each look', async () => {
  const { get, markOf, student, give } = await gradedClass(['task']);
  const look = (name: string) =>
    plain({
      ...nothingSeen,
      takenAt: '2026-01-05T12:00:00.000Z',
      engine: { version: '27.0', apiVersion: '1.46', os: 'linux' },
      containers: { [name]: { state: 'absent' } },
    });
  await give(student, [
    { question: 'task', share: 1, response: {}, evidence: look('first-look') },
    { question: 'task', share: 0, response: {}, evidence: look('second-look') },
  ]);
  const counted = await get(markOf(student, 'task'));
  expect(counted.body).toContain('<code>first-look</code>');
  expect(counted.body).not.toContain('<code>second-look</code>');
  const [, other = ''] = /\?evidence=(\w+)#evidence/.exec(counted.body) ?? [];
  const { body } = await get(`${markOf(student, 'task')}?evidence=${other}`);
  expect(body).toContain('<code>second-look</code>');
});
