import { type Kysely, sql } from 'kysely';

/**
 * Assessments, who works on them, and what people decide about the marks. `attempts.assessment` names the assessment
 * that a run of a chapter belongs to; it is empty for work outside of assessments, and so are the columns `assessment`
 * below. An assessment's settings, an override and a rubric are JSON.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assessments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('seed', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .addColumn('removed_at', 'bigint')
    .execute();

  await db.schema
    .createTable('assessment_overrides')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('assessment_id', 'text', (c) => c.notNull().references('assessments.id'))
    .addColumn('override', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('assessment_overrides_by_assessment')
    .on('assessment_overrides')
    .column('assessment_id')
    .execute();

  await db.schema
    .createTable('assessment_attempts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('assessment_id', 'text', (c) => c.notNull().references('assessments.id'))
    .addColumn('learner_id', 'text', (c) => c.notNull().references('learners.id'))
    .addColumn('seed', 'bigint', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('handed_in_at', 'bigint')
    .addColumn('handed_in_by', 'text')
    .addUniqueConstraint('assessment_attempts_one', ['assessment_id', 'learner_id'])
    .execute();
  await db.schema
    .createIndex('assessment_attempts_by_learner')
    .on('assessment_attempts')
    .column('learner_id')
    .execute();

  await db.schema
    .alterTable('attempts')
    .addColumn('assessment', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema.dropIndex('attempts_open').execute();
  await db.schema
    .createIndex('attempts_open')
    .on('attempts')
    .columns(['learner_id', 'chapter', 'assessment'])
    .unique()
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
  await db.schema.dropIndex('attempts_by_chapter').execute();
  await db.schema
    .createIndex('attempts_by_chapter')
    .on('attempts')
    .columns(['assessment', 'chapter', 'learner_id'])
    .execute();

  await db.schema
    .createTable('announcements')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('assessment_id', 'text', (c) => c.notNull().references('assessments.id'))
    .addColumn('said', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('announcements_by_assessment')
    .on('announcements')
    .column('assessment_id')
    .execute();

  await db.schema
    .createTable('mark_changes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('assessment', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull().references('learners.id'))
    .addColumn('chapter', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('points', 'double precision')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('mark_changes_by_assessment')
    .on('mark_changes')
    .columns(['assessment', 'learner_id'])
    .execute();

  await db.schema
    .createTable('rubrics')
    .addColumn('assessment', 'text', (c) => c.notNull())
    .addColumn('chapter', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('items', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rubrics_key', ['assessment', 'chapter', 'question'])
    .execute();

  await db.schema
    .createTable('reviews')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('response_id', 'text', (c) => c.notNull().references('responses.id'))
    .addColumn('grade_id', 'text', (c) => c.notNull().references('grades.id'))
    .addColumn('rubric_revision', 'integer', (c) => c.notNull())
    .addColumn('shares', 'text', (c) => c.notNull())
    .addColumn('adjustment', 'double precision', (c) => c.notNull())
    .addColumn('remark', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('reviews_by_response')
    .on('reviews')
    .columns(['response_id', 'id'])
    .execute();

  await db.schema
    .createIndex('grades_needing_review')
    .on('grades')
    .column('response_id')
    .where(sql<boolean>`state = 'needs-review'`)
    .execute();

  await db.schema
    .createTable('contests')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('response_id', 'text', (c) => c.notNull().references('responses.id'))
    .addColumn('learner_id', 'text', (c) => c.notNull().references('learners.id'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .addColumn('answer', 'text')
    .addColumn('answered_at', 'bigint')
    .addColumn('answered_by', 'text')
    .execute();
  await db.schema
    .createIndex('contests_open')
    .on('contests')
    .column('response_id')
    .unique()
    .where(sql.ref('outcome'), 'is', null)
    .execute();
  await db.schema.createIndex('contests_by_learner').on('contests').column('learner_id').execute();

  await db.schema
    .createTable('api_tokens')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute();
}
