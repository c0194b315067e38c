import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { assessmentScoresBody } from '../../src/web/api/schemas.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { makeAssessment, sectionOf } from '../support/assessment.ts';
import { type SignedIn, signedIn } from '../support/class.ts';
import { testDatabase } from '../support/database.ts';
import { essays } from '../support/essays.ts';
import { type Fields, sendForm } from '../support/forms.ts';
import { copyOfQuestions } from '../support/questions-copy.ts';
import { fieldsOf } from '../support/reviewer.ts';

const noon = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;

/** A server on a database that outlives it, and what browsers do there. */
async function serverOn(url: string, questionsDir: string, clock: () => number) {
  const store = await openStore(url);
  const built = await testApp({ mode: 'class', store, questionsDir, clock });
  const stop = async () => {
    await built.close();
    await store.close();
  };
  onTestFinished(stop);
  const open = (who: SignedIn, address: string) =>
    built.app.inject({ url: address, headers: { ...who.headers, 'accept-language': 'en' } });
  const send = (who: SignedIn, address: string, fields: Parameters<typeof sendForm>[2]) =>
    sendForm(built, address, fields, { ...who.headers, 'accept-language': 'en' });
  /** Sends a form and expects it to be taken. */
  const post = async (who: SignedIn, address: string, fields: Fields = {}) => {
    const { statusCode, body } = await send(who, address, fields);
    expect([address, statusCode, statusCode === 303 ? '' : body]).toEqual([address, 303, '']);
  };
  return { ...built, store, stop, open, send, post };
}

type Server = Awaited<ReturnType<typeof serverOn>>;

/** The people of the exam, whose sessions outlive a server as well. */
async function people(built: TestApp) {
  return {
    tessa: await signedIn(built, 'Tessa', { role: 'teacher' }),
    ada: await signedIn(built, 'Ada', { id: 'ada', section: 'A' }),
    bob: await signedIn(built, 'Bob', { id: 'bob', section: 'B' }),
    chen: await signedIn(built, '陈，"晨"', { id: 'chen', login: 'chen' }),
  };
}

/** In which order somebody sees the options of the multiple choice. */
async function optionsOf({ open }: Server, who: SignedIn, at: string): Promise<string> {
  const { body } = await open(who, `${at}/questions/multiple-choice-one`);
  const values = [...body.matchAll(/<input[^>]*name="response"[^>]*value="([^"]+)"/g)];
  expect(values).toHaveLength(4);
  return values.map(([, value]) => value).join(' ');
}

/** Keeps an essay as the page does while somebody types. */
async function type({ app }: Server, who: SignedIn, at: string, response: string) {
  const kept = await app.inject({
    method: 'PUT',
    url: `/api/v1${at}/questions/essay/draft`,
    headers: who.headers,
    payload: { fields: { response }, baseRevision: 0, tab: 'one' },
  });
  expect(kept.json()).toMatchObject({ outcome: 'saved' });
}

/** Reviews all essays as they are suggested; gives the address where one was reviewed. */
async function reviewAll({ open, send }: Server, tessa: SignedIn): Promise<string> {
  const queue = await open(tessa, '/teacher/review');
  const [, first = ''] = /href="(\/teacher\/review\/[\w-]+)"/.exec(queue.body) ?? [];
  let next = first;
  for (let left = 3; left > 0; left--) {
    const page = await open(tessa, next);
    const saved = await send(tessa, next, { ...fieldsOf(page.body), remark: 'Read.' });
    expect(saved.statusCode).toBe(303);
    next = String(saved.headers.location);
  }
  expect((await open(tessa, '/teacher/review')).body).toContain('Nothing to review');
  return first;
}

/** Makes the first key point worth 2, for everybody who has it. */
async function changeRubric({ open, send }: Server, tessa: SignedIn, reviewed: string) {
  const url = `${reviewed}/rubric`;
  const ids = ['chosen-name', 'random-id', 'found-again'].map((id): [string, string] => ['id', id]);
  const withIds = (fields: Fields) => [
    ...Object.entries(fields).filter(([name]) => name !== 'id'),
    ...ids,
  ];
  const fields = { ...fieldsOf((await open(tessa, url)).body), 'points-chosen-name': '2' };
  const preview = await send(tessa, url, withIds({ ...fields, act: 'preview' }));
  expect(preview.body).toContain('1 answer gains 1 point');
  const applied = await send(tessa, url, withIds({ ...fieldsOf(preview.body), act: 'apply' }));
  expect(applied.statusCode).toBe(303);
}

/** The rows of the JSON export, each score in short. */
async function scoresOf({ open }: Server, tessa: SignedIn, at: string) {
  const body = assessmentScoresBody.parse((await open(tessa, `/api/v1${at}/scores`)).json());
  return body.learners.map(({ scores, ...row }) => ({
    ...row,
    scores: Object.fromEntries(
      Object.entries(scores).map(([id, { points, state }]) => [id, `${points} ${state}`]),
    ),
  }));
}

/** What the exam comes to, worked out by hand: 10 points a question; the true-false is false in the end. */
const expected = [
  {
    ...{ id: 'ada', name: 'Ada', login: 'ada', section: 'A', email: null, externalId: null },
    scores: {
      // Her first answer was the right one after all, and the first costs nothing.
      'true-false': '10 correct',
      'multiple-choice-one': '10 correct',
      // All three key points; the one that is worth 2 now gives no more than all.
      essay: '10 correct',
      command: '10 correct',
    },
    ...{ points: 40, provisional: 0, max: 40, state: 'complete' },
  },
  {
    ...{ id: 'bob', name: 'Bob', login: 'bob', section: 'B', email: null, externalId: null },
    scores: {
      'true-false': '0 incorrect',
      'multiple-choice-one': '5 partly-correct',
      // One key point, worth 2 of 3 now.
      essay: '6.6667 partly-correct',
      command: '0 incorrect',
    },
    ...{ points: 11.6667, provisional: 0, max: 40, state: 'complete' },
  },
  {
    ...{
      id: 'chen',
      name: '陈，"晨"',
      login: 'chen',
      section: null,
      email: null,
      externalId: null,
    },
    scores: {
      'true-false': '0 incorrect',
      'multiple-choice-one': '10 correct',
      essay: '0 incorrect',
      command: '0 excused',
    },
    ...{ points: 10, provisional: 0, max: 30, state: 'complete' },
  },
];

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  const database = testDatabase(kind);

  test('an exam outlives its server, ends on time, and is reviewed, corrected, graded again and exported', async () => {
    let now = noon;
    const clock = () => now;
    const url = await database.freshUrl();
    const questions = await copyOfQuestions();
    const first = await serverOn(url, questions.dir, clock);
    const { tessa, ada, bob, chen } = await people(first);
    const exam = await makeAssessment(first.services, {
      timeLimit: 30,
      tries: { allowed: 3, penalty: 10, counts: 'best' },
      sections: [sectionOf(['true-false', 'multiple-choice-one', 'essay', 'command'])],
    });
    const at = `/assessments/${exam.id}`;
    const book = `/teacher${at}/gradebook`;
    const answer = (who: SignedIn, question: string, response: string) =>
      first.post(who, `${at}/questions/${question}/responses`, { response });

    for (const who of [ada, bob, chen]) await first.post(who, `${at}/start`);
    const orders = await Promise.all([ada, bob, chen].map((who) => optionsOf(first, who, at)));
    expect(orders[0]).not.toBe(orders[1]);
    expect(orders[1]).not.toBe(orders[2]);
    await answer(ada, 'true-false', 'false');
    await answer(ada, 'true-false', 'true');
    await answer(bob, 'true-false', 'true');
    await answer(chen, 'true-false', 'true');
    await answer(ada, 'multiple-choice-one', 'term');
    await answer(bob, 'multiple-choice-one', 'kill');
    await answer(chen, 'multiple-choice-one', 'term');
    await answer(ada, 'command', 'docker logs -f web');
    await answer(bob, 'command', 'docker logs web');
    await answer(bob, 'essay', essays.one);
    await type(first, ada, at, essays.all);
    await type(first, chen, at, essays.none);
    now += 20 * minute;
    await first.post(bob, `${at}/hand-in`);
    await first.stop();

    now += 60 * minute;
    const second = await serverOn(url, questions.dir, clock);
    await second.services.timekeeper.look();
    expect((await second.open(ada, at)).body).toContain('The time ended');
    expect((await second.open(bob, at)).body).toContain('You handed this in');
    expect(await optionsOf(second, ada, at)).toBe(orders[0]);
    const late = await second.send(chen, `${at}/questions/command/responses`, { response: 'x' });
    expect(late.statusCode).toBe(409);
    const attempt = await second.store.assessmentAttempts.of(exam.id, 'chen');
    expect(attempt?.handedIn).toMatchObject({ at: noon + 30 * minute, by: 'time' });

    const reviewed = await reviewAll(second, tessa);
    await changeRubric(second, tessa, reviewed);
    const unclear = { act: 'override', points: '5', reason: 'The signals were not taught.' };
    await second.post(tessa, `${book}/bob/multiple-choice-one`, unclear);
    const excused = { act: 'excuse', reason: 'Their screen went dark.' };
    await second.post(tessa, `${book}/chen/command`, excused);

    await questions.replace('sampler/true-false.yaml', 'answer: true', 'answer: false');
    await second.services.content.current();
    now += minute;
    const preview = await second.open(tessa, `${book}/regrade?look=1`);
    expect(preview.body).toContain('4 grades would change');
    await second.post(tessa, `${book}/regrade`, fieldsOf(preview.body.split('id="plan"')[1] ?? ''));

    expect(await scoresOf(second, tessa, at)).toEqual(expected);
  });
});
