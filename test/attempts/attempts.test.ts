import { expect, test } from 'vitest';
import { AttemptError } from '../../src/attempts/errors.ts';
import { testApp } from '../support/app.ts';

const solo = 'solo';
const chapter = 'sampler';
const given = (response: unknown, submission: string | null = null) =>
  ({ response, submission, language: 'en' }) as const;

async function attempts() {
  const { services } = await testApp();
  return services;
}

test('a question that nobody began is at its beginning, and looking at a chapter writes nothing', async () => {
  const { attempts: life, store } = await attempts();
  const progress = await life.progress(solo, chapter);
  expect(progress).toMatchObject({ points: 0, provisional: 0 });
  expect(progress.questions.every((one) => one.best === null && one.responses === 0)).toBe(true);
  expect(await store.attempts.current({ learnerId: solo, chapter, assessment: '' })).toBeNull();
});

test('every answer is a row of its own, the newest first, and the best one counts', async () => {
  const { attempts: life } = await attempts();
  const first = await life.respond(solo, chapter, 'true-false', given(true));
  const second = await life.respond(solo, chapter, 'true-false', given(false));
  const state = await life.state(solo, chapter, 'true-false');
  expect(state.responses.map((one) => one.id)).toEqual([second.response.id, first.response.id]);
  const best = Math.max(first.grade.points, second.grade.points);
  expect(state.best).toMatchObject({ points: best, state: 'correct' });
  expect(state.passedAt).not.toBeNull();
});

test('starting over makes the next try, keeps what was, and its best still counts', async () => {
  const { attempts: life } = await attempts();
  const right = [true, false];
  for (const response of right) await life.respond(solo, chapter, 'true-false', given(response));
  const before = await life.state(solo, chapter, 'true-false');
  const after = await life.startOver(solo, chapter, 'true-false');
  expect(after).toMatchObject({ number: 2, responses: [], draft: null });
  expect(after.questionAttempt).not.toBe(before.questionAttempt);
  expect(after.best).toEqual(before.best);
  expect(after.passedAt).toBe(before.passedAt);
  const progress = await life.progress(solo, chapter);
  const shown = progress.questions.find((one) => one.question.id === 'true-false');
  expect(shown).toMatchObject({ responses: 2, best: { state: 'correct' } });
});

test('hints are shown one at a time, and stay shown', async () => {
  const { attempts: life, content } = await attempts();
  const { chapters } = await content.current();
  const questions = chapters.flatMap((one) =>
    one.questions.map((question) => ({ in: one.id, question })),
  );
  const found = questions.find(({ question }) => question.hints.length >= 2);
  if (!found) throw new Error('No question has two hints.');
  const { hints, id } = found.question;
  expect((await life.state(solo, found.in, id)).hintsShown).toEqual([]);
  expect(await life.showHint(solo, found.in, id)).toMatchObject({ hintsLeft: hints.length - 1 });
  for (const _more of hints) await life.showHint(solo, found.in, id);
  const state = await life.state(solo, found.in, id);
  expect(state.hintsShown).toEqual(hints);
  expect(state.hintsLeft).toBe(0);
});

test('an essay waits for review, and its suggested points are provisional until they are settled', async () => {
  const { attempts: life } = await attempts();
  const text =
    'A named volume has a name that I chose; an anonymous volume only has a long random id.';
  const { response, grade } = await life.respond(solo, chapter, 'essay', given(text));
  expect(grade.state).toBe('needs-review');
  const waiting = await life.progress(solo, chapter);
  expect(waiting).toMatchObject({ points: 0, provisional: grade.points });

  const { question } = await life.state(solo, chapter, 'essay');
  if (question.kind !== 'essay') throw new Error('The sampler’s essay is none.');
  const shares = Object.fromEntries(question.rubric.map(({ id }, index) => [id, index ? 0 : 1]));
  const settled = await life.settle(solo, chapter, 'essay', {
    response: response.id,
    shares,
    reason: null,
  });
  expect(settled.points).toBe(question.rubric[0]?.points);
  const state = await life.state(solo, chapter, 'essay');
  expect(state.responses[0]?.grades.map((one) => one.grader)).toEqual(['learner', 'engine']);
  expect(await life.progress(solo, chapter)).toMatchObject({
    points: settled.points,
    provisional: 0,
  });
});

test('a later essay that waits takes nothing from one that is settled', async () => {
  const { attempts: life } = await attempts();
  const { question } = await life.state(solo, chapter, 'essay');
  if (question.kind !== 'essay') throw new Error('The sampler’s essay is none.');
  const { response } = await life.respond(solo, chapter, 'essay', given('Nothing of it.'));
  const shares = Object.fromEntries(question.rubric.map(({ id }) => [id, 0.5]));
  const settle = { response: response.id, shares, reason: 'half of each' };
  const settled = await life.settle(solo, chapter, 'essay', settle);
  const text =
    'A named volume has a name that I chose; an anonymous volume only has a long random id.';
  await life.respond(solo, chapter, 'essay', given(text));
  const progress = await life.progress(solo, chapter);
  expect(progress.points).toBe(settled.points);
  expect((await life.state(solo, chapter, 'essay')).best?.points).toBe(settled.points);
});

test('shares that fit no key point, or lie outside 0 to 1, are refused and change nothing', async () => {
  const { attempts: life } = await attempts();
  const { response } = await life.respond(solo, chapter, 'essay', given('Some words.'));
  for (const shares of [{}, { nothing: 1 }, { 'chosen-name': 2 }, { 'chosen-name': Number.NaN }]) {
    const settling = life.settle(solo, chapter, 'essay', {
      response: response.id,
      shares,
      reason: null,
    });
    await expect(settling).rejects.toMatchObject({ code: 'wrong-shares' });
  }
  expect((await life.state(solo, chapter, 'essay')).responses[0]?.grades).toHaveLength(1);
});

test('what belongs to somebody else is not there', async () => {
  const { attempts: life, store } = await attempts();
  const { response } = await life.respond(solo, chapter, 'task', given({}));
  await store.learners.ensure({ id: 'ada', name: 'Ada', email: null, createdAt: 1 });
  await expect(life.evidence('ada', response.id)).rejects.toBeInstanceOf(AttemptError);
  expect(await life.evidence(solo, response.id)).toMatchObject({ containers: {} });
  await expect(life.state('nobody', chapter, 'task')).rejects.toThrow('There is no learner');
});

test('a task that the engine did not answer for is kept as unknown, and lowers nothing', async () => {
  const { attempts: life } = await attempts();
  const { grade, response } = await life.respond(solo, chapter, 'task', given({}));
  expect(grade).toMatchObject({ state: 'unknown', points: 0 });
  expect(response.hasEvidence).toBe(true);
  const state = await life.state(solo, chapter, 'task');
  expect(state.best).toBeNull();
  expect(state.responses).toHaveLength(1);
});

test('the content that a grade was made with is kept with it', async () => {
  const { attempts: life, store, content } = await attempts();
  const { response } = await life.respond(solo, chapter, 'true-false', given(true));
  const stored = await store.responses.get(response.id);
  const [version] = (await content.current()).chapters.filter((one) => one.id === chapter);
  expect(stored?.contentVersion).toBe(version?.version);
  const kept = await store.contentVersions.get(version?.version ?? '');
  expect(kept).toMatchObject({ chapter, body: { id: chapter } });
});
