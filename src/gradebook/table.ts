import type { Localised } from '../i18n/language.ts';
import type { GradeState } from '../questions/grade.ts';

/** How a cell stands: as its grade does, or excused, so that nothing is asked for there. */
export type CellState = GradeState | 'excused';

/** What a learner reached in one question: settled points, and those that are only suggested on top. */
export interface QuestionCell {
  readonly points: number;
  readonly provisional: number;
  readonly state: CellState;
}

/**
 * Where a learner's row stands: all answered, or handed in; not yet; not even begun; waiting for a person to settle
 * points; or freed from it all, so that its points are no score.
 */
export type RowState = 'complete' | 'in-progress' | 'not-started' | 'needs-review' | 'excused';

/** Somebody as other systems may know them; null where that is not known. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** The id that the school's records give: Canvas's "SIS User ID", Moodle's "ID number". */
  readonly externalId: string | null;
  /** The name they sign in with elsewhere: Canvas's "SIS Login ID". */
  readonly login: string | null;
  readonly section: string | null;
}

/** One learner's scores. */
export interface ScoreRow {
  readonly learner: Person;
  /** In the order of the table's columns; null where nothing was answered. */
  readonly cells: readonly (QuestionCell | null)[];
  /** Settled points; those that are only suggested stand in `provisional`. */
  readonly points: number;
  readonly provisional: number;
  /** The most that they can reach: the table's, less what they are excused from. */
  readonly max: number;
  readonly state: RowState;
  /** When the last answer came, in milliseconds since 1970; null before the first. */
  readonly answeredAt: number | null;
}

/** A question of a table, and the most it can give. */
export interface ScoreColumn {
  readonly id: string;
  /** What a file writes above the column. */
  readonly heading: string;
  readonly title: Localised;
  readonly max: number;
}

/** Scores, one row a learner, a column a question; of all assessments together, a column an assessment. */
export interface ScoreTable {
  readonly of: 'chapter' | 'assessment' | 'everything';
  /** Names it in addresses. */
  readonly id: string;
  /** Names it in the names of files: letters, digits and hyphens. */
  readonly fileName: string;
  readonly title: Localised;
  readonly columns: readonly ScoreColumn[];
  readonly rows: readonly ScoreRow[];
  readonly max: number;
}

/**
 * A row's points by the most that the table gives, for a gradebook elsewhere that knows only that: whoever is excused from
 * a part keeps their share.
 */
export function fullPoints(row: ScoreRow, table: Pick<ScoreTable, 'max'>): number {
  return row.max > 0 && row.max < table.max ? (row.points * table.max) / row.max : row.points;
}

/** Whether a row's points are only part of what they may become, because a person has yet to settle some. */
export function isProvisional(row: ScoreRow): boolean {
  return row.state === 'needs-review';
}
