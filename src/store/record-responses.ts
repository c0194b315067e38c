import type { Kysely, Selectable } from 'kysely';
import { BulkInsert } from './bulk-insert.ts';
import { StoreError } from './errors.ts';
import { gradeFromRow, gradeRow, insertGrades } from './grades.ts';
import { newId } from './ids.ts';
import { toJsonText } from './json.ts';
import type { WriteMany } from './lane.ts';
import { responseFromRow, selectResponses } from './response-rows.ts';
import type { NewResponse, Recorded } from './response-types.ts';
import type { GradesTable, ResponsesTable, Tables } from './schema.ts';

/** A response whose evidence is packed. */
export interface PackedResponse {
  readonly response: NewResponse;
  readonly observation: Uint8Array | null;
}

const columns = [
  'id',
  'question_attempt_id',
  'submission',
  'response',
  'language',
  'content_version',
  'submitted_at',
] as const;

interface Fresh {
  readonly packed: PackedResponse;
  readonly row: Selectable<ResponsesTable>;
  readonly grade: Selectable<GradesTable>;
}

function fresh(packed: PackedResponse): Fresh {
  const { response } = packed;
  const id = newId();
  const row = {
    id,
    question_attempt_id: response.questionAttemptId,
    submission: response.submission,
    response: toJsonText(response.response),
    language: response.language,
    content_version: response.contentVersion,
    submitted_at: response.submittedAt,
  };
  return { packed, row, grade: gradeRow(id, response.grade) };
}

/** Keeps many responses with their grades and evidence; a replayed submission gives the response that was first. */
export function recordResponses(): WriteMany<PackedResponse, Recorded | StoreError> {
  const insertResponses = new BulkInsert<(typeof columns)[number], Selectable<ResponsesTable>>(
    columns,
    (db, rows) =>
      db
        .insertInto('responses')
        .values([...rows])
        .onConflict((conflict) => conflict.column('submission').doNothing()),
  );
  const grades = insertGrades();

  return async (trx, inputs) => {
    const all = inputs.map(fresh);
    const rows = all.map((one) => one.row);
    const count = await insertResponses.run(trx, rows);
    const kept = count === all.length ? null : await keptIds(trx, rows);
    const isNew = (one: Fresh) => kept === null || kept.has(one.row.id);
    const written = all.filter(isNew);
    await grades.run(
      trx,
      written.map((one) => one.grade),
    );
    await insertEvidence(trx, written);
    const outcomes: (Recorded | StoreError)[] = [];
    for (const one of all) {
      outcomes.push(isNew(one) ? recorded(one) : await replayed(trx, one.packed.response));
    }
    return outcomes;
  };
}

function recorded(one: Fresh): Recorded {
  return { response: responseFromRow(one.row, [gradeFromRow(one.grade)]), replayed: false };
}

async function keptIds(
  trx: Kysely<Tables>,
  rows: readonly Selectable<ResponsesTable>[],
): Promise<ReadonlySet<string>> {
  const found = await trx
    .selectFrom('responses')
    .select('id')
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  return new Set(found.map((row) => row.id));
}

async function insertEvidence(trx: Kysely<Tables>, written: readonly Fresh[]): Promise<void> {
  for (const { packed, row } of written) {
    if (packed.observation === null || packed.response.evidence === undefined) continue;
    await trx
      .insertInto('evidence')
      .values({
        response_id: row.id,
        observation: packed.observation,
        taken_at: packed.response.evidence.takenAt,
      })
      .execute();
  }
}

/** Whose answer to what a go at a question is. */
async function ownerOf(trx: Kysely<Tables>, questionAttemptId: string): Promise<string> {
  const row = await trx
    .selectFrom('question_attempts')
    .innerJoin('attempts', 'attempts.id', 'question_attempts.attempt_id')
    .select([
      'attempts.learner_id',
      'attempts.chapter',
      'attempts.assessment',
      'question_attempts.question',
    ])
    .where('question_attempts.id', '=', questionAttemptId)
    .executeTakeFirst();
  return JSON.stringify(row ?? null);
}

async function replayed(
  trx: Kysely<Tables>,
  response: NewResponse,
): Promise<Recorded | StoreError> {
  const [first] = await selectResponses(trx, (eb) => eb.and({ submission: response.submission }));
  if (first === undefined) {
    return new StoreError(
      'failed',
      `The submission ${response.submission} was neither written nor found. Send it again.`,
    );
  }
  const same =
    first.questionAttemptId === response.questionAttemptId ||
    (await ownerOf(trx, first.questionAttemptId)) ===
      (await ownerOf(trx, response.questionAttemptId));
  if (same) return { response: first, replayed: true };
  return new StoreError(
    'submission-reused',
    `The submission ${response.submission} belongs to another answer. Open the question again, and send the form from there.`,
  );
}
