import { expect, test } from 'vitest';
import { analysisBody } from '../../src/web/api/analysis-schemas.ts';
import { answeredClass } from '../support/answered-class.ts';
import { type TestApp, testApp } from '../support/app.ts';

const api = '/api/v1/chapters/sampler/analysis';
const page = '/teacher/questions?chapter=sampler';

async function withClass(size: number): Promise<TestApp> {
  const built = await testApp();
  const { chapters } = await built.services.content.current();
  const sampler = chapters.find(({ id }) => id === 'sampler');
  if (!sampler) throw new Error('There is no sampler.');
  await answeredClass(built.services.store, sampler, size);
  return built;
}

async function analysisOf({ app }: TestApp, url = api) {
  const reply = await app.inject(url);
  expect(reply.statusCode).toBe(200);
  const body = analysisBody.parse(reply.json());
  // A zod object drops what it does not know: a field too many would make the two differ.
  expect(body).toEqual(reply.json());
  const questions = new Map(body.questions.map((question) => [question.id, question]));
  const flagsOf = (id: string) =>
    questions.get(id)?.flags.map(({ kind, part }) => (part === null ? kind : `${kind} ${part}`));
  return { body, questions, flagsOf };
}

test('a class of 200 shows which questions did badly, and why', async () => {
  const { body, questions, flagsOf } = await analysisOf(await withClass(200));
  expect(body.learners).toEqual({ everybody: 200, finished: 180 });
  expect(body.whole.learners).toBe(200);
  expect(flagsOf('true-false')).toEqual([]);
  expect(flagsOf('numerical')).toEqual(['too-easy']);
  expect(flagsOf('ordering')?.[0]).toBe('too-hard');
  expect(flagsOf('multiple-choice-one')).toEqual([
    'negative-discrimination',
    'option-preferred int',
    'option-unchosen hup',
  ]);
  expect(flagsOf('task')).toEqual(['check-never-missed runs']);
  expect(questions.get('numerical')?.discrimination).toEqual({ value: null, reason: 'same-marks' });
  // 140 of 200 are able enough for it: 0.3 < (index + 0.5)/200 from index 60 on.
  expect(questions.get('true-false')?.facility.value).toBeCloseTo(0.7, 10);
  expect(questions.get('name-on-a-network')?.answered).toBe(180);
  // Half of them are suggested one point of three, which nobody settled yet.
  expect(questions.get('essay')?.provisional).toBe(100);
  expect(questions.get('essay')?.facility.value).toBeCloseTo(1 / 6, 10);
});

test('parts are counted by what was chosen first and what was missed in the grade that counts', async () => {
  const { body, questions } = await analysisOf(await withClass(30));
  const options = questions.get('multiple-choice-one')?.parts;
  const total = (id: string) => {
    const { weak, middle, strong } =
      options?.parts.find((part) => part.id === id)?.count ?? body.thirds;
    return weak + middle + strong;
  };
  // Of 30: 0 to 5 chose kill, 6 to 16 term, 17 to 29 int.
  expect([total('kill'), total('term'), total('int'), total('hup')]).toEqual([6, 11, 13, 0]);
  expect(options?.of).toEqual(body.thirds);
  const checks = questions.get('task')?.parts?.parts ?? [];
  const missed = checks.map(({ id, count }) => [id, count.weak + count.middle + count.strong]);
  expect(missed).toEqual([
    ['runs', 0],
    ['restarts', 15],
  ]);
  expect(questions.get('essay')?.parts?.kind).toBe('key-point');
});

test('a second answer to a choice changes the mark and not the count of what was chosen', async () => {
  const built = await testApp();
  const url = '/api/v1/chapters/sampler/questions/multiple-choice-one/responses';
  for (const response of [['kill'], ['term']]) {
    const reply = await built.app.inject({ method: 'POST', url, payload: { response } });
    expect(reply.statusCode).toBe(200);
  }
  const { questions } = await analysisOf(built);
  const asked = questions.get('multiple-choice-one');
  expect(asked?.facility).toEqual({ value: 1, reason: null });
  expect(asked?.parts?.parts.map(({ id, count }) => [id, count.middle])).toEqual([
    ['term', 0],
    ['kill', 1],
    ['int', 0],
    ['hup', 0],
  ]);
});

test('those who answered every question can be counted alone', async () => {
  const built = await withClass(20);
  const { body } = await analysisOf(built, `${api}?counted=finished`);
  expect([body.counted, body.whole.learners]).toEqual(['finished', 18]);
  expect(body.questions.map((question) => question.answered)).toEqual(body.questions.map(() => 18));
  const { app } = built;
  expect((await app.inject(`${api}?counted=some`)).statusCode).toBe(400);
  expect((await app.inject('/api/v1/chapters/none/analysis')).statusCode).toBe(404);
});

test('the page says what stands out, draws it, and has every number in a table', async () => {
  const { app } = await withClass(200);
  const { body } = await app.inject(page);
  expect(body).toContain('200 learners are counted');
  expect(body).toContain('More of the strongest third chose “<code>SIGINT</code>”');
  expect(body.match(/<svg viewBox[^>]*role="img"/g)).toHaveLength(3);
  expect(body).toMatch(/<td class="number" data-value="0.7">70%<\/td>/);
  expect(body).toContain('100 marks only suggested');
  const chinese = await app.inject({ url: page, headers: { 'accept-language': 'zh-CN' } });
  expect(chinese.body).toContain('高分组中选“<code>SIGINT</code>”的人');
});

test('with one learner the page says that one is too few, and draws nothing', async () => {
  const built = await testApp();
  const url = '/api/v1/chapters/sampler/questions/true-false/responses';
  await built.app.inject({ method: 'POST', url, payload: { response: true } });
  const { body } = await built.app.inject(page);
  expect(body).toContain('One learner is too few');
  expect(body).toContain('Nothing is flagged with fewer than 10 learners');
  expect(body).not.toContain('role="img"');
  expect(body).toContain('It compares learners, and only one is counted.');
});

test('before anybody answered the page says so, and the scores lead to it', async () => {
  const { app } = await testApp();
  expect((await app.inject(page)).body).toContain('Nobody has answered yet');
  const finished = await app.inject(`${page}&counted=finished`);
  expect(finished.body).toContain('Nobody has answered every question yet');
  const scores = await app.inject('/teacher?chapter=sampler');
  expect(scores.body).toContain('href="/teacher/questions?chapter=sampler"');
});

test('a chapter that nobody began has its questions, and no figure', async () => {
  const { body, questions } = await analysisOf(await testApp());
  expect(body.whole.mean).toEqual({ value: null, reason: 'nobody' });
  expect(questions.get('task')?.weight).toEqual({ value: null, reason: 'nobody' });
});
