import type { Kysely } from 'kysely';
import { z } from 'zod';
import { fromJsonText } from './json.ts';
import type { Tables } from './schema.ts';

/** The ids of somebody's runs of chapters, of their goes at questions, and of their answers, as queries. */
export function ownWork(db: Kysely<Tables>, learner: string) {
  const runs = db.selectFrom('attempts').select('attempts.id').where('learner_id', '=', learner);
  const goes = db
    .selectFrom('question_attempts')
    .select('question_attempts.id')
    .where('attempt_id', 'in', runs);
  const responses = db
    .selectFrom('responses')
    .select('responses.id')
    .where('question_attempt_id', 'in', goes);
  return { runs, goes, responses };
}

const forOneStudent = z.object({
  for: z.object({ who: z.literal('student'), student: z.string() }),
});

/** What was made to hold for this one student in assessments; an override for a section is nobody's own. */
export async function overridesFor(db: Kysely<Tables>, student: string) {
  const rows = await db.selectFrom('assessment_overrides').selectAll().orderBy('id').execute();
  return rows.flatMap((row) => {
    const override = fromJsonText(row.override, 'assessment_overrides.override');
    const isTheirs = forOneStudent.safeParse(override).data?.for.student === student;
    return isTheirs
      ? [{ id: row.id, assessmentId: row.assessment_id, override, madeAt: row.made_at }]
      : [];
  });
}

/**
 * When anything of a person's work was last changed, by them or about them, or their place in the class was, in ms since
 * 1970; 0 where nothing says.
 */
export async function lastTouch(db: Kysely<Tables>, id: string): Promise<number> {
  const { runs, goes, responses } = ownWork(db, id);
  const latest = await Promise.all([
    db.selectFrom('people').select('removed_at as at').where('id', '=', id).execute(),
    db.selectFrom('learners').select('created_at as at').where('id', '=', id).execute(),
    db
      .selectFrom('attempts')
      .select((eb) => eb.fn.max('started_at').as('at'))
      .where('id', 'in', runs)
      .execute(),
    db
      .selectFrom('question_attempts')
      .select((eb) => eb.fn.max('started_at').as('at'))
      .where('id', 'in', goes)
      .execute(),
    db
      .selectFrom('responses')
      .select((eb) => eb.fn.max('submitted_at').as('at'))
      .where('id', 'in', responses)
      .execute(),
    db
      .selectFrom('grades')
      .select((eb) => eb.fn.max('graded_at').as('at'))
      .where('response_id', 'in', responses)
      .execute(),
    db
      .selectFrom('drafts')
      .select((eb) => eb.fn.max('saved_at').as('at'))
      .where('question_attempt_id', 'in', goes)
      .execute(),
    db
      .selectFrom('assessment_attempts')
      .select((eb) => eb.fn.max('handed_in_at').as('at'))
      .where('learner_id', '=', id)
      .execute(),
    db
      .selectFrom('mark_changes')
      .select((eb) => eb.fn.max('made_at').as('at'))
      .where('learner_id', '=', id)
      .execute(),
    db
      .selectFrom('contests')
      .select((eb) => eb.fn.max(eb.fn.coalesce('answered_at', 'made_at')).as('at'))
      .where('learner_id', '=', id)
      .execute(),
  ]);
  return Math.max(0, ...latest.flat().map(({ at }) => Number(at ?? 0)));
}
