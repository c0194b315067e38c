import type { NewGrade } from '../../../src/store/grades.ts';
import { newId } from '../../../src/store/ids.ts';
import type { Person } from '../../../src/store/people.ts';
import type { QuestionAttempt } from '../../../src/store/question-attempts.ts';
import type { NewResponse } from '../../../src/store/response-types.ts';
import type { Store } from '../../../src/store/store.ts';

export const noon = Date.UTC(2026, 0, 5, 12);

/** Somebody of a class, found by an address, a login and a number that begin with their id. */
export function person(id: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    name: `Person ${id}`,
    login: `${id}@Example.org`,
    email: `${id}@Example.org`,
    externalId: `number ${id}`,
    section: 'A',
    role: 'student',
    passwordHash: null,
    createdAt: noon,
    removedAt: null,
    ...changes,
  };
}

export const chapter = 'managing-containers';

/** Keeps a learner, the content and a first go at a question; what exists already is used. */
export async function beginQuestion(
  store: Store,
  question = 'list-all-flag',
  learner = 'solo',
): Promise<QuestionAttempt> {
  await store.learners.ensure({
    id: learner,
    name: `Learner ${learner}`,
    email: null,
    createdAt: noon,
  });
  await store.contentVersions.keep({
    hash: 'v1',
    chapter,
    body: { questions: [] },
    loadedAt: noon,
  });
  const attempt = await store.attempts.findOrStart({
    learnerId: learner,
    chapter,
    assessment: '',
    seed: '7',
    startedAt: noon,
  });
  return store.questionAttempts.findOrStart({
    attemptId: attempt.id,
    question,
    parameters: { volume: 'redis_data' },
    startedAt: noon,
  });
}

export function grade(points: number, changes: Partial<NewGrade> = {}): NewGrade {
  return {
    points,
    max: 4,
    state: points === 4 ? 'correct' : points === 0 ? 'incorrect' : 'partial',
    feedback: { items: [{ en: 'Yes', 'zh-CN': '对' }] },
    gradedAt: noon,
    grader: 'engine',
    reason: null,
    ...changes,
  };
}

export function response(
  questionAttempt: QuestionAttempt,
  changes: Partial<NewResponse> = {},
): NewResponse {
  return {
    questionAttemptId: questionAttempt.id,
    submission: newId(),
    response: '--all',
    language: 'en',
    contentVersion: 'v1',
    submittedAt: noon,
    grade: grade(4),
    ...changes,
  };
}
