import { type Kysely, sql } from 'kysely';
import { binaryType } from './binary-type.ts';

/**
 * Learners, their attempts and responses, and the history of every grade.
 * Ids are text, times are milliseconds since 1970 (UTC), JSON is text: the same on SQLite and PostgreSQL.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('learners')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('content_versions')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('chapter', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('loaded_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('attempts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('learner_id', 'text', (c) => c.notNull().references('learners.id'))
    .addColumn('chapter', 'text', (c) => c.notNull())
    .addColumn('seed', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('attempts_open')
    .on('attempts')
    .columns(['learner_id', 'chapter'])
    .unique()
    .where(sql.ref('ended_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('attempts_by_chapter')
    .on('attempts')
    .columns(['chapter', 'learner_id'])
    .execute();

  await db.schema
    .createTable('question_attempts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('attempt_id', 'text', (c) => c.notNull().references('attempts.id'))
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('parameters', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('question_attempts_number', ['attempt_id', 'question', 'number'])
    .execute();

  await db.schema
    .createTable('responses')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('question_attempt_id', 'text', (c) => c.notNull().references('question_attempts.id'))
    .addColumn('submission', 'text', (c) => c.notNull().unique())
    .addColumn('response', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('content_version', 'text', (c) => c.notNull().references('content_versions.hash'))
    .addColumn('submitted_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('responses_by_question_attempt')
    .on('responses')
    .columns(['question_attempt_id', 'id'])
    .execute();

  await db.schema
    .createTable('evidence')
    .addColumn('response_id', 'text', (c) => c.primaryKey().references('responses.id'))
    .addColumn('observation', binaryType(db), (c) => c.notNull())
    .addColumn('taken_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('grades')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('response_id', 'text', (c) => c.notNull().references('responses.id'))
    .addColumn('points', 'double precision', (c) => c.notNull())
    .addColumn('max', 'double precision', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('feedback', 'text', (c) => c.notNull())
    .addColumn('graded_at', 'bigint', (c) => c.notNull())
    .addColumn('grader', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .execute();
  await db.schema
    .createIndex('grades_by_response')
    .on('grades')
    .columns(['response_id', 'id'])
    .execute();

  await db.schema
    .createTable('drafts')
    .addColumn('question_attempt_id', 'text', (c) =>
      c.primaryKey().references('question_attempts.id'),
    )
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('draft', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'bigint', (c) => c.notNull())
    .addColumn('tab', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('hints')
    .addColumn('question_attempt_id', 'text', (c) => c.notNull().references('question_attempts.id'))
    .addColumn('hint', 'integer', (c) => c.notNull())
    .addColumn('shown_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('hints_key', ['question_attempt_id', 'hint'])
    .execute();
}
