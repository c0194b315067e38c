import type { Kysely, Selectable } from 'kysely';
import type { AssessmentOverridesTable, AssessmentsTable } from './assessment-tables.ts';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';
import type { Read } from './reading.ts';
import type { Tables } from './schema.ts';

/** An assessment as it is kept: its settings are JSON whose shape the classroom knows. Times in ms since 1970. */
export interface StoredAssessment {
  readonly id: string;
  readonly settings: JsonValue;
  /** Counts the changes of the settings, from 1. */
  readonly revision: number;
  /** An unsigned 32-bit number that its variants are drawn from. */
  readonly seed: number;
  readonly createdAt: number;
  readonly changedAt: number;
  /** The id of the person who changed it last. */
  readonly changedBy: string;
  /** Since when it is out of sight; the work in it is kept. */
  readonly removedAt: number | null;
}

/** An override as it is kept, the oldest first. */
export interface StoredOverride {
  readonly id: string;
  readonly assessmentId: string;
  readonly override: JsonValue;
  readonly madeAt: number;
  readonly madeBy: string;
}

/** New settings for an assessment; `revision` is the one that they were made from. */
export interface AssessmentChange {
  readonly id: string;
  readonly settings: JsonValue;
  readonly revision: number;
  readonly changedAt: number;
  readonly changedBy: string;
}

/** Assessments, and what holds for some instead of their settings. */
export interface Assessments {
  get(id: string): Promise<StoredAssessment | null>;
  /** All that were not removed, the oldest first. */
  list(): Promise<readonly StoredAssessment[]>;
  add(assessment: StoredAssessment): Promise<void>;
  /** Gives false, and changes nothing, where somebody changed the settings since that revision. */
  change(change: AssessmentChange): Promise<boolean>;
  /** Puts it out of sight; whoever works on it is to be looked after before. */
  remove(id: string, removedAt: number): Promise<void>;
  /** Those of one assessment, or (null) of all. */
  overrides(assessmentId: string | null): Promise<readonly StoredOverride[]>;
  addOverride(override: StoredOverride): Promise<void>;
  removeOverride(assessmentId: string, id: string): Promise<void>;
  /**
   * Puts an override in place of others, where `swap` makes one of those that stand; nobody changes them meanwhile. Gives
   * whether it did: null from `swap` leaves everything as it is.
   */
  swapOverrides(
    assessmentId: string,
    swap: (standing: readonly StoredOverride[]) => OverrideSwap | null,
  ): Promise<boolean>;
}

/** An override, and the ids of those that it takes the place of. */
export interface OverrideSwap {
  readonly added: StoredOverride;
  readonly removed: readonly string[];
}

function fromRow(row: Selectable<AssessmentsTable>): StoredAssessment {
  return {
    id: row.id,
    settings: fromJsonText(row.settings, 'assessments.settings'),
    revision: row.revision,
    seed: row.seed,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    removedAt: row.removed_at,
  };
}

function overrideFromRow(row: Selectable<AssessmentOverridesTable>): StoredOverride {
  return {
    id: row.id,
    assessmentId: row.assessment_id,
    override: fromJsonText(row.override, 'assessment_overrides.override'),
    madeAt: row.made_at,
    madeBy: row.made_by,
  };
}

function overrideRow(one: StoredOverride): AssessmentOverridesTable {
  return {
    id: one.id,
    assessment_id: one.assessmentId,
    override: toJsonText(one.override),
    made_at: one.madeAt,
    made_by: one.madeBy,
  };
}

function selectOverrides(db: Kysely<Tables>, assessmentId: string | null) {
  const all = db.selectFrom('assessment_overrides').selectAll().orderBy('id');
  return assessmentId === null
    ? all.execute()
    : all.where('assessment_id', '=', assessmentId).execute();
}

export function assessments(read: Read, writer: GroupCommit): Assessments {
  const add = writer.lane(
    each(async (trx, one: StoredAssessment) => {
      await trx
        .insertInto('assessments')
        .values({
          id: one.id,
          settings: toJsonText(one.settings),
          revision: one.revision,
          seed: one.seed,
          created_at: one.createdAt,
          changed_at: one.changedAt,
          changed_by: one.changedBy,
          removed_at: one.removedAt,
        })
        .execute();
    }),
  );
  const change = writer.lane(
    each(async (trx, { id, settings, revision, changedAt, changedBy }: AssessmentChange) => {
      const result = await trx
        .updateTable('assessments')
        .set({
          settings: toJsonText(settings),
          revision: revision + 1,
          changed_at: changedAt,
          changed_by: changedBy,
        })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    }),
  );
  const remove = writer.lane(
    each(async (trx, { id, removedAt }: { id: string; removedAt: number }) => {
      await trx
        .updateTable('assessments')
        .set({ removed_at: removedAt })
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .execute();
    }),
  );
  const addOverride = writer.lane(
    each(async (trx, one: StoredOverride) => {
      await trx.insertInto('assessment_overrides').values(overrideRow(one)).execute();
    }),
  );
  const removeOverride = writer.lane(
    each(async (trx, { assessmentId, id }: { assessmentId: string; id: string }) => {
      await trx
        .deleteFrom('assessment_overrides')
        .where('assessment_id', '=', assessmentId)
        .where('id', '=', id)
        .execute();
    }),
  );
  const swapOverrides = writer.lane(
    each(
      async (
        trx,
        {
          assessmentId,
          swap,
        }: {
          assessmentId: string;
          swap: (standing: readonly StoredOverride[]) => OverrideSwap | null;
        },
      ) => {
        // Keeps whoever swaps at the same time on another server waiting until this is committed.
        await trx
          .updateTable('assessments')
          .set((eb) => ({ revision: eb.ref('revision') }))
          .where('id', '=', assessmentId)
          .execute();
        const swapped = swap((await selectOverrides(trx, assessmentId)).map(overrideFromRow));
        if (swapped === null) return false;
        for (const id of swapped.removed) {
          await trx.deleteFrom('assessment_overrides').where('id', '=', id).execute();
        }
        await trx.insertInto('assessment_overrides').values(overrideRow(swapped.added)).execute();
        return true;
      },
    ),
  );
  return {
    get: async (id) => {
      const row = await read((db) =>
        db.selectFrom('assessments').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? null : fromRow(row);
    },
    list: async () => {
      const rows = await read((db) =>
        db
          .selectFrom('assessments')
          .selectAll()
          .where('removed_at', 'is', null)
          .orderBy('id')
          .execute(),
      );
      return rows.map(fromRow);
    },
    add,
    change,
    remove: (id, removedAt) => remove({ id, removedAt }),
    overrides: async (assessmentId) => {
      const rows = await read((db) => selectOverrides(db, assessmentId));
      return rows.map(overrideFromRow);
    },
    addOverride,
    removeOverride: (assessmentId, id) => removeOverride({ assessmentId, id }),
    swapOverrides: (assessmentId, swap) => swapOverrides({ assessmentId, swap }),
  };
}
