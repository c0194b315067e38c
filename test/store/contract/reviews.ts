import { expect, test } from 'vitest';
import type { Contest } from '../../../src/store/contests.ts';
import { newId } from '../../../src/store/ids.ts';
import type { Role } from '../../../src/store/people.ts';
import type { NewReview } from '../../../src/store/reviews.ts';
import type { RubricChange } from '../../../src/store/rubrics.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { beginQuestion, chapter, grade, noon, response } from './samples.ts';

const question = 'leave-attached';
const key = { assessment: '', chapter, question };

async function join(store: Store, id: string, role: Role = 'student'): Promise<void> {
  const person = {
    id,
    name: `Person ${id}`,
    login: id,
    email: null,
    externalId: null,
    section: null,
    role,
    passwordHash: null,
    createdAt: noon,
    removedAt: null,
  };
  await store.people.save({ added: [person], changed: [] });
}

/** An essay by somebody of the class, that awaits review. */
async function essayOf(store: Store, learner: string) {
  const go = await beginQuestion(store, question, learner);
  const suggested = grade(2, { state: 'needs-review' });
  const { response: kept } = await store.responses.record(response(go, { grade: suggested }));
  return kept;
}

type Essay = Awaited<ReturnType<typeof essayOf>>;

function reviewOf(essay: Essay, changes: Partial<NewReview> = {}): NewReview {
  return {
    responseId: essay.id,
    rubric: key,
    rubricRevision: 0,
    shares: { why: 0.5, how: 1 },
    adjustment: -0.25,
    remark: 'Half of it. “是”',
    madeAt: noon + 60,
    madeBy: 'tessa',
    replaces: essay.grade.id,
    grade: grade(3, { grader: 'teacher:tessa' }),
    answer: { outcome: 'changed', answer: 'You are right.' },
    ...changes,
  };
}

function contestOf(essay: Essay): Omit<Contest, 'answered'> {
  const learnerId = 'ada';
  return { id: newId(), responseId: essay.id, learnerId, reason: 'I wrote it.', madeAt: noon };
}

function changeOf(changes: Partial<RubricChange> = {}): RubricChange {
  const items = [{ id: 'why', points: 2 }];
  const by = { changedAt: noon, changedBy: 'tessa' };
  return { ...key, from: 0, items, ...by, regrades: [], ...changes };
}

export function reviewsContract(database: TestDatabase): void {
  test('a review is kept with the grade that comes of it, and the newest counts', async () => {
    const store = await database.freshStore();
    await join(store, 'ada');
    const essay = await essayOf(store, 'ada');
    expect(await store.reviews.record(reviewOf(essay))).toBe('kept');
    const after = await store.responses.get(essay.id);
    expect(after?.grade).toMatchObject({ points: 3, grader: 'teacher:tessa' });
    expect(await store.reviews.ofResponse(essay.id)).toEqual([
      {
        id: expect.any(String),
        responseId: essay.id,
        gradeId: after?.grade.id,
        rubricRevision: 0,
        shares: { why: 0.5, how: 1 },
        adjustment: -0.25,
        remark: 'Half of it. “是”',
        madeAt: noon + 60,
        madeBy: 'tessa',
      },
    ]);
    const again = { replaces: after?.grade.id ?? '', remark: 'All of it.', madeAt: noon + 90 };
    expect(await store.reviews.record(reviewOf(essay, again))).toBe('kept');
    const [newest, ...others] = await store.reviews.ofQuestion(key);
    expect(others).toEqual([]);
    expect(newest?.review.remark).toBe('All of it.');
    expect(newest?.grade.id).toBe((await store.responses.get(essay.id))?.grade.id);
    expect(await store.reviews.ofLearner('ada', noon + 90)).toEqual([
      { responseId: essay.id, madeAt: noon + 90 },
    ]);
    expect(await store.reviews.ofLearner('ada', noon + 91)).toEqual([]);
  });

  test('of two reviews made from the same grade only one is kept', async () => {
    const store = await database.freshStore();
    await join(store, 'ada');
    const essay = await essayOf(store, 'ada');
    const both = [reviewOf(essay), reviewOf(essay, { madeBy: 'andy' })];
    const outcomes = await Promise.all(both.map((one) => store.reviews.record(one)));
    expect(outcomes).toEqual(['kept', 'graded-meanwhile']);
    expect(await store.reviews.ofResponse(essay.id)).toHaveLength(1);
    expect((await store.responses.get(essay.id))?.grades).toHaveLength(2);
  });

  test('a review by a rubric that was changed meanwhile is not kept', async () => {
    const store = await database.freshStore();
    await join(store, 'ada');
    const essay = await essayOf(store, 'ada');
    await store.contests.open(contestOf(essay));
    expect(await store.rubrics.change(changeOf())).toBe('changed');
    expect(await store.reviews.record(reviewOf(essay))).toBe('rubric-changed');
    expect((await store.responses.get(essay.id))?.grades).toHaveLength(1);
    expect(await store.reviews.ofResponse(essay.id)).toEqual([]);
    expect((await store.contests.ofResponse(essay.id))[0]?.answered).toBeNull();
    expect(await store.reviews.record(reviewOf(essay, { rubricRevision: 1 }))).toBe('kept');
  });

  test('a rubric is changed with its grades, and only from what it was read at', async () => {
    const store = await database.freshStore();
    await join(store, 'ada');
    const essay = await essayOf(store, 'ada');
    expect(await store.rubrics.get(key)).toBeNull();
    const regrade = { responseId: essay.id, replaces: essay.grade.id, grade: grade(4) };
    expect(await store.rubrics.change(changeOf({ regrades: [regrade] }))).toBe('changed');
    expect(await store.rubrics.get(key)).toEqual({
      revision: 1,
      items: [{ id: 'why', points: 2 }],
      changedAt: noon,
      changedBy: 'tessa',
    });
    expect((await store.responses.get(essay.id))?.grade.points).toBe(4);
    expect(await store.rubrics.change(changeOf({ changedBy: 'andy' }))).toBe('changed-meanwhile');
    const stale = changeOf({ from: 1, changedBy: 'andy', regrades: [regrade] });
    expect(await store.rubrics.change(stale)).toBe('graded-meanwhile');
    expect((await store.rubrics.get(key))?.revision).toBe(1);
    expect(await store.rubrics.change(changeOf({ from: 1, changedBy: 'andy' }))).toBe('changed');
    expect(await store.rubrics.get(key)).toMatchObject({ revision: 2, changedBy: 'andy' });
    expect(await store.rubrics.get({ ...key, assessment: 'exam' })).toBeNull();
  });

  test('one contest of a response is open at a time, and is answered once', async () => {
    const store = await database.freshStore();
    await join(store, 'ada');
    const essay = await essayOf(store, 'ada');
    const first = contestOf(essay);
    expect(await store.contests.open(first)).toBe(true);
    expect(await store.contests.open(contestOf(essay))).toBe(false);
    const answer = {
      outcome: 'kept',
      answer: 'It is not said.',
      answeredAt: noon + 5,
      answeredBy: 'tessa',
    } as const;
    expect(await store.contests.answer(essay.id, answer)).toBe(true);
    expect(await store.contests.answer(essay.id, { ...answer, answer: 'Again' })).toBe(false);
    const second = contestOf(essay);
    expect(await store.contests.open(second)).toBe(true);
    expect(await store.contests.ofResponse(essay.id)).toEqual([
      { ...first, answered: answer },
      { ...second, answered: null },
    ]);
    expect(await store.contests.ofLearner('ada')).toHaveLength(2);
    expect(await store.contests.ofLearner('bob')).toEqual([]);
  });

  test('a review answers the open contest of its response', async () => {
    const store = await database.freshStore();
    await join(store, 'ada');
    const essay = await essayOf(store, 'ada');
    await store.contests.open(contestOf(essay));
    await store.reviews.record(reviewOf(essay));
    const [contest] = await store.contests.ofResponse(essay.id);
    expect(contest?.answered).toEqual({
      outcome: 'changed',
      answer: 'You are right.',
      answeredAt: noon + 60,
      answeredBy: 'tessa',
    });
  });

  test('the queue lists what awaits review, is contested or was reviewed, of students only', async () => {
    const store = await database.freshStore();
    for (const id of ['ada', 'bob', 'chen']) await join(store, id);
    await join(store, 'andy', 'assistant');
    const older = await essayOf(store, 'ada');
    const newer = await essayOf(store, 'ada');
    const reviewed = await essayOf(store, 'bob');
    await store.reviews.record(reviewOf(reviewed));
    await essayOf(store, 'andy');
    const go = await beginQuestion(store, 'list-all-flag', 'chen');
    const { response: graded } = await store.responses.record(response(go));
    const settled = await essayOf(store, 'chen');
    await store.responses.addGrade(settled.id, grade(1));
    const line = (one: Essay, learner: string, changes: object = {}) => ({
      ...key,
      responseId: one.id,
      learner: { id: learner, name: `Person ${learner}` },
      state: 'needs-review',
      isNewest: true,
      isReviewed: false,
      isContested: false,
      ...changes,
    });
    const waiting = [
      line(older, 'ada', { isNewest: false }),
      line(newer, 'ada'),
      line(reviewed, 'bob', { state: 'partial', isReviewed: true }),
      line(settled, 'chen', { state: 'partial' }),
    ];
    expect(await store.reviewQueue.list()).toEqual(waiting);
    await store.contests.open(contestOf(graded));
    const contested = { question: 'list-all-flag', state: 'correct', isContested: true };
    expect(await store.reviewQueue.list({ ...key, question: 'list-all-flag' })).toEqual([
      line(graded, 'chen', contested),
    ]);
    expect(await store.reviewQueue.list(key)).toEqual(waiting);
    expect(await store.reviewQueue.list({ ...key, assessment: 'exam' })).toEqual([]);
  });
}
