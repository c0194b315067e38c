import { type Message, message } from '../i18n/text.ts';
import type { ScoreRow, ScoreTable } from './table.ts';
import type { Warning } from './warning.ts';

/** What to know of an assessment's totals before another gradebook takes them; nothing for what is none. */
export function assessmentWarnings(table: ScoreTable): readonly Warning[] {
  if (table.of !== 'assessment') return [];
  const about = (text: (count: number) => Message, which: (row: ScoreRow) => boolean) => {
    const names = table.rows.filter(which).map(({ learner }) => learner.name);
    return names.length === 0 ? [] : [{ text: text(names.length), names }];
  };
  return [
    ...about(
      (count) => message('gradebook.export-not-started', { count }),
      ({ state }) => state === 'not-started',
    ),
    ...about(
      (count) => message('gradebook.export-in-progress', { count }),
      ({ state }) => state === 'in-progress',
    ),
    ...about(
      (count) => message('gradebook.export-scaled', { count, max: table.max }),
      ({ state, max }) => state !== 'excused' && max < table.max,
    ),
  ];
}
