import { assertNever } from '../assert-never.ts';
import type { Language } from '../i18n/language.ts';
import type { CanvasStudent } from './canvas/roster.ts';
import { assessmentWarnings } from './export-warnings.ts';
import type { ScoreTable } from './table.ts';
import type { Warning } from './warning.ts';

/** How scores are written: for a spreadsheet (csv, xlsx), a program (json), or another gradebook. */
export const exportFormats = ['csv', 'xlsx', 'json', 'canvas', 'moodle'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Whether a text is an id of Canvas, which finds an assignment by the digits in brackets after its title. */
export function isAssignmentId(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}

/** What a file is made with; a format takes what it needs. */
export interface ExportOptions {
  readonly language: Language;
  /** The title of the column of totals, for canvas and moodle; the table's own where it is null or blank. */
  readonly title: string | null;
  /** Canvas's id of the assignment, digits only; null where it is not known. */
  readonly assignmentId: string | null;
  /** The students of an uploaded Canvas export. */
  readonly students: readonly CanvasStudent[] | null;
}

/** A file of scores, and what to know before it is used. */
export interface ExportedFile {
  readonly content: string | Buffer;
  /** Its media type, with the charset where it is text. */
  readonly mediaType: string;
  readonly fileName: string;
  /** How many learners are in it. */
  readonly rows: number;
  readonly warnings: readonly Warning[];
}

const csvType = 'text/csv; charset=utf-8';

/** The scores as a file of this format. */
export async function exportScores(
  table: ScoreTable,
  format: ExportFormat,
  options: ExportOptions,
): Promise<ExportedFile> {
  const { language } = options;
  const title = options.title?.trim() || table.title[language];
  const all = { rows: table.rows.length, warnings: [] };
  switch (format) {
    case 'csv': {
      const { toCsv } = await import('./csv.ts');
      const fileName = `${table.fileName}-scores.csv`;
      return { ...all, content: toCsv(table), mediaType: csvType, fileName };
    }
    case 'xlsx': {
      const { toXlsx } = await import('./xlsx.ts');
      const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      const fileName = `${table.fileName}-scores.xlsx`;
      return { ...all, content: await toXlsx(table, language), mediaType, fileName };
    }
    case 'json': {
      const { toJson } = await import('./json.ts');
      const content = `${JSON.stringify(toJson(table, language), null, 2)}\n`;
      const mediaType = 'application/json; charset=utf-8';
      return { ...all, content, mediaType, fileName: `${table.fileName}-scores.json` };
    }
    case 'canvas': {
      const { toCanvas } = await import('./canvas/canvas.ts');
      const made = toCanvas(table, { ...options, title });
      const warnings = [...made.warnings, ...assessmentWarnings(table)];
      return { ...made, warnings, mediaType: csvType, fileName: `${table.fileName}-canvas.csv` };
    }
    case 'moodle': {
      const { toMoodle } = await import('./moodle.ts');
      const made = toMoodle(table, { title, language });
      const warnings = [...made.warnings, ...assessmentWarnings(table)];
      return { ...made, warnings, mediaType: csvType, fileName: `${table.fileName}-moodle.csv` };
    }
    default:
      return assertNever(format);
  }
}
