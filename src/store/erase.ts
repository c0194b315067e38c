import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import { overridesFor, ownWork } from './whose.ts';

async function eraseOverrides(trx: Kysely<Tables>, id: string): Promise<void> {
  for (const one of await overridesFor(trx, id))
    await trx.deleteFrom('assessment_overrides').where('id', '=', one.id).execute();
}

/** What refers to answers, then the answers, then what those refer to. */
async function eraseWork(trx: Kysely<Tables>, id: string): Promise<void> {
  const { runs, goes, responses } = ownWork(trx, id);
  await trx.deleteFrom('contests').where('response_id', 'in', responses).execute();
  await trx.deleteFrom('contests').where('learner_id', '=', id).execute();
  for (const table of ['reviews', 'grades', 'evidence'] as const)
    await trx.deleteFrom(table).where(`${table}.response_id`, 'in', responses).execute();
  for (const table of [
    'responses',
    'drafts',
    'hints',
    'task_steps',
    'task_events',
    'task_event_logs',
  ] as const)
    await trx.deleteFrom(table).where(`${table}.question_attempt_id`, 'in', goes).execute();
  await trx.deleteFrom('question_attempts').where('attempt_id', 'in', runs).execute();
  for (const table of ['attempts', 'assessment_attempts', 'mark_changes'] as const)
    await trx.deleteFrom(table).where(`${table}.learner_id`, '=', id).execute();
}

/**
 * Holds what a person's rows hang on, so that another server adds no answer while they are erased. SQLite has one writer
 * anyway.
 */
async function lock(trx: Kysely<Tables>, id: string): Promise<void> {
  if (!trx.getExecutor().adapter.supportsMultipleConnections) return;
  const { runs, goes } = ownWork(trx, id);
  await trx.selectFrom('learners').select('id').where('id', '=', id).forUpdate().execute();
  await trx.selectFrom('people').select('id').where('id', '=', id).forUpdate().execute();
  await runs.forUpdate().execute();
  await goes.forUpdate().execute();
}

/** Erases all that is somebody's, and them, within a larger write. */
export async function eraseAll(
  trx: Kysely<Tables>,
  {
    personId,
    failureNames,
  }: { readonly personId: string; readonly failureNames: readonly string[] },
): Promise<void> {
  await lock(trx, personId);
  await eraseWork(trx, personId);
  await eraseOverrides(trx, personId);
  await trx.deleteFrom('sessions').where('person_id', '=', personId).execute();
  await trx.deleteFrom('one_time_links').where('person_id', '=', personId).execute();
  await trx.deleteFrom('api_tokens').where('made_by', '=', personId).execute();
  for (const name of failureNames) {
    await trx
      .deleteFrom('sign_in_failures')
      .where('scope', '=', 'account')
      .where('name', '=', name)
      .execute();
  }
  await trx.deleteFrom('people').where('id', '=', personId).execute();
  await trx.deleteFrom('learners').where('id', '=', personId).execute();
}
