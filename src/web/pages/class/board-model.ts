import { briefTime } from '../../../classroom/assessments/brief-time.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render, type Text } from '../../../i18n/text.ts';
import type { Board } from '../../../live/board.ts';
import type { BoardRow, RowState } from '../../../live/board-row.ts';
import { timeLeftText } from '../../places/time-left.ts';

/** Which rows of a board are shown. */
export const boardFilters = [
  'all',
  'working',
  'stuck',
  'offline',
  'not-started',
  'handed-in',
] as const;

export type BoardFilter = (typeof boardFilters)[number];

/** How a row is to be shown. */
export interface RowView {
  readonly language: Language;
  /** Ms since 1970. */
  readonly now: number;
  /** The course's time zone. */
  readonly zone: string;
  /** The address of the board. */
  readonly here: string;
  /** Whether the reader may hand in for a student. */
  readonly manages: boolean;
}

/** The filters besides `all` that show this row. */
export function filtersOf({ state, stuck }: BoardRow): readonly BoardFilter[] {
  return stuck ? [state.is, 'stuck'] : [state.is];
}

/** Whether a filter shows this row. */
export function shows(filter: BoardFilter, row: BoardRow): boolean {
  return filter === 'all' || filtersOf(row).includes(filter);
}

/** How many rows each filter shows. */
export function boardCounts({ rows }: Board): Readonly<Record<string, number>> {
  return Object.fromEntries(
    boardFilters.map((filter) => [filter, rows.filter(({ row }) => shows(filter, row)).length]),
  );
}

function stateText(state: RowState, view: RowView): Text {
  if (state.is !== 'handed-in') return message(`board.${state.is}`);
  const time = briefTime(state.at, view.now, view.zone);
  return message(`board.handed-in-${state.by}`, { time });
}

/** The order in which states are sorted: who may need somebody comes first. */
function rank({ state, stuck }: BoardRow): number {
  if (stuck) return 0;
  return ['offline', 'working', 'not-started', 'handed-in'].indexOf(state.is) + 1;
}

/** A row as the page shows it. */
export function rowModel(row: BoardRow, view: RowView) {
  const { state, where, stuck, checks } = row;
  const { language, now, zone } = view;
  const deadline = state.is === 'working' || state.is === 'offline' ? state.deadline : null;
  return {
    id: row.learner,
    name: row.name,
    section: row.section,
    filters: filtersOf(row).join(' '),
    rank: rank(row),
    is: state.is,
    state: stateText(state, view),
    deadline,
    left: deadline === null ? null : timeLeftText(deadline - now),
    stuck:
      stuck && message(`board.stuck-${stuck.why}`, { number: stuck.at.number, times: stuck.times }),
    where:
      where && message('board.question', { number: where.number, title: where.title[language] }),
    whereNumber: where?.number ?? 0,
    answered: row.answered,
    of: row.of,
    checks,
    isHere: row.isHere,
    seenAt: row.seenAt,
    seen: row.seenAt === null ? null : briefTime(row.seenAt, now, zone),
    handIn: view.manages && deadlineOpen(state) ? `${view.here}/hand-in/${row.learner}` : null,
    handInFor: render(message('board.hand-in-for', { name: row.name }), language),
  };
}

function deadlineOpen(state: RowState): boolean {
  return state.is === 'working' || state.is === 'offline';
}
