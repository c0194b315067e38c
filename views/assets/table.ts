import { all, first } from './dom.ts';

/** Tables whose columns sort, and whose rows a field filters. */
export function startTables(): void {
  for (const table of all('table[data-sortable]', HTMLTableElement)) makeSortable(table);
  for (const field of all('input[data-filter]', HTMLInputElement)) {
    const table = first(`#${field.dataset.filter}`, HTMLTableElement);
    if (table) field.addEventListener('input', () => filter(table, field));
  }
}

function makeSortable(table: HTMLTableElement): void {
  const heads = all('thead th', HTMLTableCellElement, table);
  for (const [column, head] of heads.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    const link = head.querySelector('a');
    button.append(link ? (link.textContent ?? '') : (head.firstChild?.textContent ?? ''));
    if (link) link.replaceWith(button);
    else head.firstChild?.replaceWith(button);
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', up ? 'descending' : 'ascending');
      sort(table, column, up ? -1 : 1);
    });
  }
}

/** Sorts a table again by the column that the reader chose last; where they chose none, its rows stay. */
export function sortAgain(table: HTMLTableElement): void {
  const heads = all('thead th', HTMLTableCellElement, table);
  const column = heads.findIndex((head) => head.hasAttribute('aria-sort'));
  const sorted = heads[column]?.getAttribute('aria-sort');
  if (sorted) sort(table, column, sorted === 'descending' ? -1 : 1);
}

function sort(table: HTMLTableElement, column: number, direction: 1 | -1): void {
  const body = table.tBodies[0];
  if (!body) return;
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const rows = [...body.rows].sort((a, b) => {
    const [one, other] = [a.cells[column], b.cells[column]];
    if (one?.dataset.value !== undefined && other?.dataset.value !== undefined) {
      return direction * (Number(one.dataset.value) - Number(other.dataset.value));
    }
    return direction * words.compare(one?.textContent ?? '', other?.textContent ?? '');
  });
  body.append(...rows);
}

function filter(table: HTMLTableElement, field: HTMLInputElement): void {
  const wanted = field.value.trim().toLowerCase();
  let count = 0;
  for (const row of table.tBodies[0]?.rows ?? []) {
    const name = row.cells[0]?.textContent?.toLowerCase() ?? '';
    row.hidden = !name.includes(wanted);
    if (!row.hidden) count += 1;
  }
  const status = first('[data-filter-status]', HTMLElement);
  if (status) status.textContent = (field.dataset.say ?? '').replace('{count}', String(count));
}
