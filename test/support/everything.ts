import type { Kysely } from 'kysely';
import { newId } from '../../src/store/ids.ts';
import { addPerson, type Person } from '../../src/store/people.ts';
import type { Tables } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';

/** The assessment that `everythingOf` works in. */
export const assessment = 'mid-term';

/** Makes that assessment, and the content that is answered. */
export async function withAssessment(db: Kysely<Tables>, at: number): Promise<void> {
  const content = { hash: 'v1', chapter: 'c', body: '{}', loaded_at: at };
  await db.insertInto('content_versions').values(content).execute();
  await db
    .insertInto('assessments')
    .values({
      id: assessment,
      settings: '{}',
      revision: 1,
      seed: 7,
      created_at: at,
      changed_at: at,
      changed_by: 'nobody',
      removed_at: null,
    })
    .execute();
}

/**
 * Gives somebody a row in every table that can hold something of a person, and `word` in each of its texts; all of it at
 * this time (ms since 1970).
 */
export async function everythingOf(
  { store, db }: { readonly store: Store; readonly db: Kysely<Tables> },
  person: Person,
  word: string,
  at: number,
): Promise<void> {
  const { id } = person;
  const said = JSON.stringify(word);
  await addPerson(db, person);
  const begin = { learnerId: id, chapter: 'c', seed: word, startedAt: at };
  const run = await store.attempts.findOrStart({ ...begin, assessment });
  await store.attempts.findOrStart({ ...begin, assessment: '' });
  const go = await store.questionAttempts.findOrStart({
    attemptId: run.id,
    question: 'q',
    parameters: { volume: word },
    startedAt: at,
  });
  const { response } = await store.responses.record({
    questionAttemptId: go.id,
    submission: newId(),
    response: word,
    language: 'en',
    contentVersion: 'v1',
    submittedAt: at,
    grade: {
      points: 1,
      max: 1,
      state: 'correct',
      feedback: [word],
      gradedAt: at,
      grader: 'engine',
      reason: word,
    },
    evidence: { observation: { seen: word }, takenAt: at },
  });
  const draft = { questionAttemptId: go.id, baseRevision: 0, tab: word, savedAt: at };
  await store.drafts.save({ ...draft, draft: { response: word } });
  await store.hints.show(go.id, 0, at);
  await store.taskMemory.passStep(go.id, {
    step: word,
    passedAt: at,
    remembered: { id: word },
    answers: {},
    observation: { seen: word },
  });
  const actor = { id: word, name: word };
  const event = { at, type: 'exec', action: 'start', command: word, actor, attributes: {} };
  const log = { since: at, until: at, gapUntil: null, interests: null, events: [event] };
  await store.taskMemory.keepEvents(go.id, log);
  await store.sessions.start({
    id: newId(),
    tokenHash: newId(),
    personId: id,
    createdAt: at,
    seenAt: at,
    expiresAt: at + 1000,
    address: '192.0.2.1',
    agent: word,
  });
  const link = { codeHash: newId(), purpose: 'card', personId: id } as const;
  await store.oneTimeLinks.makeAll([{ ...link, createdAt: at, expiresAt: at + 1000 }]);
  const key = { scope: 'account', name: `hash of ${word}` } as const;
  await store.signInFailures.count({ key, at, forgetBefore: 0, mustWait: () => false });
  await store.assessmentAttempts.start({
    id: newId(),
    assessmentId: assessment,
    learnerId: id,
    seed: 1,
    startedAt: at,
  });
  await store.assessments.addOverride({
    id: newId(),
    assessmentId: assessment,
    override: { for: { who: 'student', student: id }, extra: 10 },
    madeAt: at,
    madeBy: 'nobody',
  });
  const made = { made_at: at, made_by: 'nobody' };
  await db
    .insertInto('mark_changes')
    .values({
      id: newId(),
      assessment,
      learner_id: id,
      chapter: 'c',
      question: 'q',
      kind: 'override',
      points: 1,
      reason: word,
      ...made,
    })
    .execute();
  await db
    .insertInto('reviews')
    .values({
      id: newId(),
      response_id: response.id,
      grade_id: response.grade.id,
      rubric_revision: 1,
      shares: said,
      adjustment: 0,
      remark: word,
      ...made,
    })
    .execute();
  await db
    .insertInto('contests')
    .values({
      id: newId(),
      response_id: response.id,
      learner_id: id,
      reason: word,
      made_at: at,
      outcome: null,
      answer: word,
      answered_at: null,
      answered_by: null,
    })
    .execute();
  const token = { id: newId(), tokenHash: newId(), name: word };
  await store.apiTokens.make({ ...token, madeAt: at, madeBy: id });
}
