import { expect, test } from 'vitest';
import type { StoredAssessment } from '../../../src/store/assessments.ts';
import type { Person } from '../../../src/store/people.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { noon } from './samples.ts';

const exam: StoredAssessment = {
  id: 'exam',
  settings: { title: '期末 “Final”', sections: [] },
  revision: 1,
  seed: 4_294_967_295,
  createdAt: noon,
  changedAt: noon,
  changedBy: 't',
  removedAt: null,
};

const started = {
  id: 'a',
  assessmentId: 'exam',
  learnerId: 'ada',
  seed: 4_294_967_295,
  startedAt: noon,
};

async function withExam(database: TestDatabase): Promise<Store> {
  const store = await database.freshStore();
  await store.assessments.add(exam);
  for (const id of ['ada', 'bob']) {
    await store.learners.ensure({ id, name: id, email: null, createdAt: noon });
  }
  return store;
}

function student(id: string, name: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    name,
    login: id,
    email: null,
    externalId: null,
    section: 'B',
    role: 'student',
    passwordHash: null,
    createdAt: noon,
    removedAt: null,
    ...changes,
  };
}

export function assessmentsContract(database: TestDatabase): void {
  test('an assessment is kept as it was made, and one that was removed is listed no more', async () => {
    const store = await withExam(database);
    expect(await store.assessments.get('exam')).toEqual(exam);
    expect(await store.assessments.list()).toEqual([exam]);
    expect(await store.assessments.get('none')).toBeNull();
    await store.assessments.remove('exam', noon + 1);
    await store.assessments.remove('exam', noon + 2);
    expect(await store.assessments.list()).toEqual([]);
    expect(await store.assessments.get('exam')).toEqual({ ...exam, removedAt: noon + 1 });
  });

  test('of two who change the settings at once, one is told that the other did', async () => {
    const store = await withExam(database);
    const change = (settings: string) =>
      store.assessments.change({
        id: 'exam',
        settings,
        revision: 1,
        changedAt: noon + 5,
        changedBy: 'u',
      });
    const both = await Promise.all([change('mine'), change('yours')]);
    expect(both.sort()).toEqual([false, true]);
    expect(await store.assessments.get('exam')).toMatchObject({ revision: 2, changedBy: 'u' });
    expect(await change('late')).toBe(false);
  });

  test('overrides are kept in the order in which they were made, until one is taken back', async () => {
    const store = await withExam(database);
    const made = ['o1', 'o2'].map((id) => ({
      id,
      assessmentId: 'exam',
      override: { for: { who: 'everyone' }, extra: 5 },
      madeAt: noon,
      madeBy: 't',
    }));
    for (const one of made) await store.assessments.addOverride(one);
    expect(await store.assessments.overrides('exam')).toEqual(made);
    await store.assessments.removeOverride('another', 'o1');
    await store.assessments.removeOverride('exam', 'o1');
    expect(await store.assessments.overrides('exam')).toEqual(made.slice(1));
  });

  test('a student has one attempt at an assessment, however often it is started', async () => {
    const store = await withExam(database);
    const { assessmentAttempts } = store;
    const all = await Promise.all(
      ['a', 'b', 'c'].map((id) => assessmentAttempts.start({ ...started, id })),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await assessmentAttempts.of('exam', 'ada')).toEqual(all[0]);
    expect(await assessmentAttempts.of('exam', 'bob')).toBeNull();
    await assessmentAttempts.start({ ...started, id: 'bobs', learnerId: 'bob' });
    const everybody = await assessmentAttempts.ofAssessment('exam');
    expect(everybody.map(({ learnerId }) => learnerId)).toEqual(['ada', 'bob']);
    expect(await assessmentAttempts.ofLearner('bob')).toHaveLength(1);
  });

  test('the first hand-in stays, and only one by the time can be undone', async () => {
    const { assessmentAttempts } = await withExam(database);
    await assessmentAttempts.start(started);
    const first = await assessmentAttempts.handIn('a', { at: noon + 10, by: 'time' });
    expect(first.handedIn).toEqual({ at: noon + 10, by: 'time' });
    expect(await assessmentAttempts.handIn('a', { at: noon + 20, by: 'student' })).toEqual(first);
    await assessmentAttempts.reopen('a');
    expect(await assessmentAttempts.get('a')).toEqual({ ...started, handedIn: null });
    await assessmentAttempts.handIn('a', { at: noon + 30, by: 'student' });
    await assessmentAttempts.reopen('a');
    expect((await assessmentAttempts.get('a'))?.handedIn?.by).toBe('student');
  });

  test('whoever may still work is found: not those who handed in, nor those whose time is long over', async () => {
    const { assessmentAttempts, people } = await withExam(database);
    await people.save({ added: [student('eve', 'Eve'), student('fay', 'Fay')], changed: [] });
    await assessmentAttempts.start({ ...started, learnerId: 'eve' });
    await assessmentAttempts.start({ ...started, id: 'bobs', learnerId: 'fay' });
    const found = async (since: number) =>
      (await assessmentAttempts.mayStillRun(since)).map(({ id }) => id);
    expect(await found(noon)).toEqual(['a', 'bobs']);
    await assessmentAttempts.handIn('a', { at: noon + 10, by: 'time' });
    await assessmentAttempts.handIn('bobs', { at: noon + 10, by: 'student' });
    expect(await found(noon)).toEqual(['a']);
    expect(await found(noon + 10)).toEqual([]);
  });

  test('one chapter has a run of its own in every assessment', async () => {
    const store = await withExam(database);
    const run = { learnerId: 'ada', chapter: 'c', seed: '1', startedAt: noon };
    const alone = await store.attempts.findOrStart({ ...run, assessment: '' });
    const inExam = await store.attempts.findOrStart({ ...run, assessment: 'exam' });
    expect(inExam.id).not.toBe(alone.id);
    expect(await store.attempts.findOrStart({ ...run, assessment: 'exam' })).toEqual(inExam);
    const everybody = await Array.fromAsync(store.scores.ofChapter('c'));
    expect(everybody.map(({ attemptId }) => attemptId)).toEqual([alone.id]);
  });

  test('a student’s place is by name among the students who are there', async () => {
    const store = await database.freshStore();
    await store.people.save({
      added: [
        student('z', 'Ada'),
        student('y', 'Bea', { removedAt: noon }),
        student('x', 'Cyd', { role: 'teacher' }),
        student('w', 'Dan'),
      ],
      changed: [],
    });
    expect(await Promise.all(['z', 'w', 'x', 'none'].map(store.people.placeOf))).toEqual([
      0, 1, 1, 0,
    ]);
  });
}
