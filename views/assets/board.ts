import { setServerTime, showTimeLeft } from './countdown.ts';
import { all, first, timeOfDay } from './dom.ts';
import { followStream } from './stream.ts';
import { sortAgain } from './table.ts';

interface Told {
  /** By the server's clock, in ms since 1970. */
  readonly now: number;
  readonly counts: Readonly<Record<string, number>>;
  /** The ids of all rows, by name. */
  readonly order: readonly string[];
  /** The rows that changed, as HTML. */
  readonly rows: readonly string[];
}

/** On the live board: puts the rows that changed in place of the old ones, and filters them as the reader wants. */
export function followBoard(): void {
  const board = first('[data-board]', HTMLElement);
  const address = board?.dataset.board;
  const table = first('#board', HTMLTableElement);
  if (!board || !address || !table) return;
  let heardAt = Date.now();
  watchFilters(board, table);
  // A row that moves away under the pointer, or the focus, is not the one that is meant.
  table.addEventListener('pointerleave', () => arrange(table));
  table.addEventListener('focusout', () => arrange(table));
  followStream({
    address,
    event: 'board',
    slots: ['plimsoll-follow-1', 'plimsoll-follow-2'],
    tell: (data) => {
      heardAt = Date.now();
      board.dataset.connected = 'yes';
      say(board, board.dataset.sayLive ?? '');
      show(board, table, JSON.parse(data));
    },
    lost: () => {
      if (board.dataset.connected !== 'yes') return;
      delete board.dataset.connected;
      say(board, (board.dataset.sayLost ?? '').replace('{time}', timeOfDay(heardAt)));
    },
  });
}

function say(board: HTMLElement, words: string): void {
  const place = first('[data-board-state]', HTMLElement, board);
  if (place && place.textContent !== words) place.textContent = words;
}

function show(board: HTMLElement, table: HTMLTableElement, told: Told): void {
  setServerTime(told.now);
  for (const [filter, count] of Object.entries(told.counts)) {
    const place = first(`[data-count="${filter}"]`, HTMLElement, board);
    if (place) place.textContent = String(count);
  }
  for (const html of told.rows) replaceRow(table, html);
  const wanted = new Set(told.order);
  for (const row of rowsOf(table)) if (!wanted.has(row.dataset.row ?? '')) row.remove();
  showTimeLeft();
  filterRows(board, table);
  arrange(table);
}

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return all('tbody tr', HTMLTableRowElement, table);
}

function replaceRow(table: HTMLTableElement, html: string): void {
  const shape = document.createElement('template');
  shape.innerHTML = html;
  const row = shape.content.firstElementChild;
  if (!(row instanceof HTMLTableRowElement)) return;
  const old = first(`[data-row="${row.dataset.row}"]`, HTMLTableRowElement, table);
  if (!old) {
    table.tBodies[0]?.append(row);
    return;
  }
  const isFocused = old.contains(document.activeElement);
  old.replaceWith(row);
  if (isFocused) first('a', HTMLAnchorElement, row)?.focus();
}

/** Sorts the rows again as the reader sorted them, unless they are just busy with one. */
function arrange(table: HTMLTableElement): void {
  if (table.matches(':hover') || table.tBodies[0]?.contains(document.activeElement)) return;
  sortAgain(table);
}

function watchFilters(board: HTMLElement, table: HTMLTableElement): void {
  first('[data-board-name]', HTMLInputElement, board)?.addEventListener('input', () =>
    filterRows(board, table),
  );
  const links = all('[data-filter-by]', HTMLAnchorElement, board);
  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      board.dataset.show = link.dataset.filterBy ?? 'all';
      history.replaceState(null, '', link.href);
      for (const other of links) other.removeAttribute('aria-current');
      link.setAttribute('aria-current', 'page');
      filterRows(board, table);
    });
  }
}

function filterRows(board: HTMLElement, table: HTMLTableElement): void {
  const { show = 'all' } = board.dataset;
  const field = first('[data-board-name]', HTMLInputElement, board);
  const name = field?.value.trim().toLowerCase() ?? '';
  let shown = 0;
  for (const row of rowsOf(table)) {
    const fits = show === 'all' || (row.dataset.shows ?? '').split(' ').includes(show);
    const isNamed = (row.cells[0]?.textContent ?? '').toLowerCase().includes(name);
    row.hidden = !fits || !isNamed;
    if (!row.hidden) shown += 1;
  }
  const none = first('[data-none-shown]', HTMLElement, board);
  if (none) none.hidden = shown > 0;
}
