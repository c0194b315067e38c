import { expect, test } from 'vitest';
import { type Assessment, addOverride } from '../../src/classroom/assessments/assessment.ts';
import type { AssessmentSettings } from '../../src/classroom/assessments/settings.ts';
import { assessmentScores, type Whose } from '../../src/gradebook/assessment-scores.ts';
import { everythingScores } from '../../src/gradebook/everything.ts';
import { newId } from '../../src/store/ids.ts';
import type { MarkDecision } from '../../src/store/mark-changes.ts';
import { makeAssessment, sectionOf } from '../support/assessment.ts';
import { signedIn, testClass } from '../support/class.ts';
import { answerIn, type Given } from '../support/exam-work.ts';

const homework: Partial<AssessmentSettings> = {
  title: 'Home, sweet work',
  tries: { allowed: null, penalty: 10, counts: 'best' },
  hints: { allowed: true, cost: 20 },
  sections: [sectionOf(['true-false', 'essay', 'task'])],
};

async function marked(changes: Partial<AssessmentSettings> = homework) {
  const built = await testClass();
  const { services, student } = built;
  const { store } = services;
  const assessment = await makeAssessment(services, changes);
  const content = await services.content.current();
  const give = (learner: string, answers: readonly Given[], at: Assessment = assessment) =>
    answerIn(store, content, at, learner, answers);
  const read = (whose: Partial<Whose> = {}) =>
    assessmentScores(store, content, assessment, { now: services.clock(), ...whose });
  const rowOf = async (learner: string) => {
    const { rows } = await read();
    const row = rows.find((one) => one.learner.id === learner);
    if (!row) throw new Error('There is no such row.');
    return row;
  };
  const decide = (learnerId: string, question: string | null, decision: MarkDecision) =>
    store.markChanges.add({
      id: newId(),
      assessment: assessment.id,
      learnerId,
      question: question === null ? null : { chapter: 'sampler', id: question },
      decision,
      reason: 'The room was dark.',
      madeAt: services.clock(),
      madeBy: 'tessa',
    });
  const ada = student.person.id;
  return { ...built, store, content, assessment, give, read, rowOf, decide, ada };
}

const points = (cells: readonly ({ readonly points: number } | null)[]) =>
  cells.map((cell) => cell?.points ?? null);

test('every student has a row, with what other systems know them by, and an assistant has none', async () => {
  const { read, store, ada } = await marked();
  await store.people.change({
    id: ada,
    changes: { externalId: 'S1', section: 'A', email: 'ada@x.org' },
  });
  const { rows, columns, max } = await read();
  expect(rows.map(({ learner, state }) => [learner.name, state])).toEqual([
    ['Ada', 'not-started'],
    ['Bob', 'not-started'],
  ]);
  expect(rows[0]?.learner).toEqual({
    id: ada,
    name: 'Ada',
    email: 'ada@x.org',
    externalId: 'S1',
    login: 'ada',
    section: 'A',
  });
  expect([columns.map((column) => [column.id, column.max]), max]).toEqual([
    [
      ['true-false', 10],
      ['essay', 10],
      ['task', 10],
    ],
    30,
  ]);
  expect((await read({ section: 'A' })).rows.map(({ learner }) => learner.name)).toEqual(['Ada']);
  expect((await read({ section: 'B' })).rows).toEqual([]);
});

test('a try takes its penalty and a hint its cost, and of a task every look is free', async () => {
  const { give, rowOf, ada } = await marked();
  await give(ada, [
    { question: 'true-false', share: 0 },
    { question: 'true-false', share: 0 },
    { question: 'true-false', share: 1 },
    { question: 'task', share: 0 },
    { question: 'task', share: 0.5, hints: 1 },
    { question: 'task', share: 0.25 },
  ]);
  const row = await rowOf(ada);
  expect(points(row.cells)).toEqual([8, null, 3]);
  expect(row).toMatchObject({ points: 11, provisional: 0, max: 30, state: 'in-progress' });
  expect(row.cells.map((cell) => cell?.state)).toEqual(['correct', undefined, 'partly-correct']);
});

test('where the last answer counts, a better one before it does not; of a task the best look does', async () => {
  const { give, rowOf, ada } = await marked({
    ...homework,
    tries: { allowed: null, penalty: 0, counts: 'last' },
  });
  await give(ada, [
    { question: 'true-false', share: 1 },
    { question: 'true-false', share: 0 },
    { question: 'task', share: 1 },
    { question: 'task', share: 0 },
  ]);
  expect(points((await rowOf(ada)).cells)).toEqual([0, null, 10]);
});

test('points that are only suggested are provisional, and those that are settled beside them count', async () => {
  const { give, rowOf, ada } = await marked();
  await give(ada, [
    { question: 'essay', share: 0.2 },
    { question: 'essay', share: 0.8, state: 'needs-review' },
  ]);
  const row = await rowOf(ada);
  expect(row.cells[1]).toEqual({ points: 2, provisional: 5, state: 'needs-review' });
  expect(row).toMatchObject({ points: 2, provisional: 5, state: 'needs-review' });
});

test('an answer that could not be judged earns nothing and costs nothing', async () => {
  const { give, rowOf, ada } = await marked();
  await give(ada, [{ question: 'task', share: 0, state: 'unknown' }]);
  expect((await rowOf(ada)).cells[2]).toEqual({ points: 0, provisional: 0, state: 'unknown' });
  await give(ada, [{ question: 'task', share: 1 }]);
  expect(points((await rowOf(ada)).cells)).toEqual([null, null, 10]);
});

test('of the decisions about a question the newest counts, and one that is taken back leaves the mark', async () => {
  const { give, rowOf, decide, ada } = await marked();
  await give(ada, [{ question: 'true-false', share: 1 }]);
  await decide(ada, 'true-false', { kind: 'override', points: 4 });
  await decide(ada, 'essay', { kind: 'override', points: 12 });
  const row = await rowOf(ada);
  expect(row.cells.map((cell) => cell?.state)).toEqual(['partly-correct', 'correct', undefined]);
  expect(row).toMatchObject({ points: 16, max: 30 });
  await decide(ada, 'true-false', { kind: 'excuse' });
  expect(await rowOf(ada)).toMatchObject({ points: 12, max: 20 });
  await decide(ada, 'true-false', { kind: 'take-back' });
  expect(await rowOf(ada)).toMatchObject({ points: 22, max: 30 });
});

test('whoever is excused from all of it has no points and no maximum, until that is taken back', async () => {
  const { give, rowOf, decide, ada } = await marked();
  await give(ada, [{ question: 'true-false', share: 1 }]);
  await decide(ada, null, { kind: 'excuse' });
  const row = await rowOf(ada);
  expect(row).toMatchObject({ points: 0, max: 0, state: 'excused' });
  expect(row.cells.map((cell) => cell?.state)).toEqual(['excused', 'excused', 'excused']);
  await decide(ada, null, { kind: 'take-back' });
  expect(await rowOf(ada)).toMatchObject({ points: 10, max: 30, state: 'in-progress' });
});

test('who was removed keeps a row where they left work, and none where they did not', async () => {
  const { give, read, store, ada, other } = await marked();
  await give(ada, [{ question: 'true-false', share: 1 }]);
  for (const id of [ada, other.person.id]) {
    await store.people.change({ id, changes: { removedAt: 1 } });
  }
  expect((await read()).rows.map(({ learner }) => learner.name)).toEqual(['Ada']);
});

test('an attempt whose time is over is handed in, also where nobody has written it down', async () => {
  const built = await marked({ ...homework, timeLimit: 30 });
  const { give, read, rowOf, ada, assessment, store, services } = built;
  await give(ada, [{ question: 'true-false', share: 1 }]);
  expect(await rowOf(ada)).toMatchObject({ state: 'complete', isHandedIn: true });
  const by = { person: 'tessa', now: services.clock() };
  const longer = { for: { who: 'student', student: ada }, timeLimit: null } as const;
  await addOverride(store, assessment.id, longer, by);
  const { findAssessment } = await import('../../src/classroom/assessments/assessment.ts');
  const changed = await findAssessment(store, assessment.id);
  const now = services.clock();
  const { rows } = await assessmentScores(store, built.content, changed, { now });
  expect(rows[0]).toMatchObject({ state: 'in-progress', isHandedIn: false });
  expect((await read()).rows[0]?.answeredAt).toBe(Date.UTC(2026, 0, 5, 12, 1));
});

test('an answer outside of the assessment, or in another one, is none in it', async () => {
  const { app, give, rowOf, ada, services, student } = await marked();
  const other = await makeAssessment(services, homework);
  await give(ada, [{ question: 'true-false', share: 1 }], other);
  const sent = await app.inject({
    method: 'POST',
    url: '/api/v1/chapters/sampler/questions/true-false/responses',
    headers: student.headers,
    payload: { response: true },
  });
  expect(sent.statusCode).toBe(200);
  expect(points((await rowOf(ada)).cells)).toEqual([null, null, null]);
});

test('all assessments stand in one table, each with its total, and drafts that nobody started are left out', async () => {
  const built = await marked();
  const { services, give, decide, content, store, ada, other } = built;
  const second = await makeAssessment(services, { sections: [sectionOf(['true-false'])] });
  await makeAssessment(services, { published: false });
  await give(ada, [{ question: 'true-false', share: 1 }]);
  await give(ada, [{ question: 'true-false', share: 0.5 }], second);
  await decide(other.person.id, null, { kind: 'excuse' });
  await signedIn(built, 'Cara', { section: 'C' });
  const at = { now: services.clock(), section: null };
  const table = await everythingScores(store, content, at);
  expect(table.columns.map(({ heading, max }) => [heading, max])).toEqual([
    ['Home, sweet work', 30],
    ['Mid-term', 10],
  ]);
  expect(table.rows.map((row) => [row.learner.name, row.points, row.max, row.state])).toEqual([
    ['Ada', 15, 40, 'in-progress'],
    ['Bob', 0, 10, 'in-progress'],
    ['Cara', 0, 40, 'not-started'],
  ]);
  expect(table.rows[1]?.cells.map((cell) => cell?.state)).toEqual(['excused', undefined]);
  const sectionC = await everythingScores(store, content, { ...at, section: 'C' });
  expect(sectionC.rows.map(({ learner }) => learner.name)).toEqual(['Cara']);
});
