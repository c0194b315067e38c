import type { Selectable } from 'kysely';
import type { AnnouncementsTable } from './assessment-tables.ts';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Read } from './reading.ts';

/** What was said to everybody who works on an assessment. Time in ms since 1970. */
export interface Announcement {
  readonly id: string;
  readonly assessmentId: string;
  readonly said: string;
  readonly madeAt: number;
  /** The id of the person who said it. */
  readonly madeBy: string;
}

/** What was said during assessments. Nothing of it is changed or removed. */
export interface Announcements {
  add(announcement: Announcement): Promise<void>;
  /** The oldest first. */
  ofAssessment(assessmentId: string): Promise<readonly Announcement[]>;
}

function fromRow(row: Selectable<AnnouncementsTable>): Announcement {
  return {
    id: row.id,
    assessmentId: row.assessment_id,
    said: row.said,
    madeAt: row.made_at,
    madeBy: row.made_by,
  };
}

export function announcements(read: Read, writer: GroupCommit): Announcements {
  const add = writer.lane(
    each(async (trx, one: Announcement) => {
      await trx
        .insertInto('announcements')
        .values({
          id: one.id,
          assessment_id: one.assessmentId,
          said: one.said,
          made_at: one.madeAt,
          made_by: one.madeBy,
        })
        .execute();
    }),
  );
  return {
    add,
    ofAssessment: async (assessmentId) => {
      const rows = await read((db) =>
        db
          .selectFrom('announcements')
          .selectAll()
          .where('assessment_id', '=', assessmentId)
          .orderBy('id')
          .execute(),
      );
      return rows.map(fromRow);
    },
  };
}
