import type { Kysely } from 'kysely';
import { runsOf, time, timeOrNull } from './own-work.ts';
import type { Tables } from './schema.ts';
import { overridesFor } from './whose.ts';

/** Everything that is kept of a person, but the hashes of their secrets. */
export async function ownData(db: Kysely<Tables>, id: string) {
  const person = await db
    .selectFrom('people')
    .innerJoin('learners', 'learners.id', 'people.id')
    .selectAll('people')
    .select(['learners.name', 'learners.email', 'learners.created_at'])
    .where('people.id', '=', id)
    .executeTakeFirst();
  if (person === undefined) return null;
  const sessions = await db
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', id)
    .orderBy('id')
    .execute();
  const links = await db
    .selectFrom('one_time_links')
    .selectAll()
    .where('person_id', '=', id)
    .orderBy('created_at')
    .execute();
  const tokens = await db
    .selectFrom('api_tokens')
    .selectAll()
    .where('made_by', '=', id)
    .orderBy('id')
    .execute();
  const assessments = await db
    .selectFrom('assessment_attempts')
    .selectAll()
    .where('learner_id', '=', id)
    .orderBy('id')
    .execute();
  const changes = await db
    .selectFrom('mark_changes')
    .selectAll()
    .where('learner_id', '=', id)
    .orderBy('id')
    .execute();
  return {
    person: {
      id,
      name: person.name,
      login: person.login,
      email: person.email,
      externalId: person.external_id,
      section: person.section,
      role: person.role,
      addedAt: time(person.created_at),
      removedAt: timeOrNull(person.removed_at),
    },
    sessions: sessions.map((one) => ({
      startedAt: time(one.created_at),
      seenAt: time(one.seen_at),
      expiresAt: time(one.expires_at),
      endedAt: timeOrNull(one.ended_at),
      address: one.address,
      browser: one.agent,
    })),
    codes: links.map((one) => ({
      purpose: one.purpose,
      madeAt: time(one.created_at),
      expiresAt: time(one.expires_at),
      usedAt: timeOrNull(one.used_at),
    })),
    tokens: tokens.map((one) => ({
      name: one.name,
      madeAt: time(one.made_at),
      usedAt: timeOrNull(one.used_at),
      revokedAt: timeOrNull(one.revoked_at),
    })),
    assessments: assessments.map((one) => ({
      assessment: one.assessment_id,
      startedAt: time(one.started_at),
      handedInAt: timeOrNull(one.handed_in_at),
      handedInBy: one.handed_in_by,
    })),
    exceptions: (await overridesFor(db, id)).map((one) => ({
      assessment: one.assessmentId,
      override: one.override,
      madeAt: time(one.madeAt),
    })),
    markChanges: changes.map((one) => ({
      assessment: one.assessment,
      chapter: one.chapter,
      question: one.question,
      kind: one.kind,
      points: one.points,
      reason: one.reason,
      madeAt: time(one.made_at),
    })),
    work: await runsOf(db, id),
  };
}

/** What `ownData` gives of somebody who is there. */
export type OwnData = NonNullable<Awaited<ReturnType<typeof ownData>>>;
