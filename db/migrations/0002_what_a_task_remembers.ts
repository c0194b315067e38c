import type { Kysely } from 'kysely';
import { binaryType } from './binary-type.ts';

/** The steps that a go at a task has behind it, and the events that were seen while it went on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('task_steps')
    .addColumn('question_attempt_id', 'text', (c) => c.notNull().references('question_attempts.id'))
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('passed_at', 'bigint', (c) => c.notNull())
    .addColumn('remembered', 'text', (c) => c.notNull())
    .addColumn('answers', 'text', (c) => c.notNull())
    .addColumn('observation', binaryType(db), (c) => c.notNull())
    .addPrimaryKeyConstraint('task_steps_key', ['question_attempt_id', 'step'])
    .execute();

  await db.schema
    .createTable('task_events')
    .addColumn('question_attempt_id', 'text', (c) => c.notNull().references('question_attempts.id'))
    .addColumn('event_key', 'text', (c) => c.notNull())
    .addColumn('happened_at', 'double precision', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('task_events_key', ['question_attempt_id', 'event_key'])
    .execute();

  await db.schema
    .createTable('task_event_logs')
    .addColumn('question_attempt_id', 'text', (c) =>
      c.primaryKey().references('question_attempts.id'),
    )
    .addColumn('since', 'double precision', (c) => c.notNull())
    .addColumn('until', 'double precision', (c) => c.notNull())
    .addColumn('gap_until', 'double precision')
    .addColumn('interests', 'text', (c) => c.notNull())
    .execute();
}
