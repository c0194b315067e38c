import { all, first } from './dom.ts';

/** Tables whose cells the arrow keys move through; one cell at a time is in the order of the Tab key. */
export function startGrids(): void {
  for (const table of all('table[data-grid]', HTMLTableElement)) startGrid(table);
}

function linkIn(cell: HTMLTableCellElement | undefined): HTMLAnchorElement | null {
  return cell ? first('a', HTMLAnchorElement, cell) : null;
}

function startGrid(table: HTMLTableElement): void {
  const body = table.tBodies[0];
  const links = body ? all('a', HTMLAnchorElement, body) : [];
  for (const [index, link] of links.entries()) link.tabIndex = index === 0 ? 0 : -1;
  let current = links[0];
  const moveTo = (link: HTMLAnchorElement) => {
    if (current) current.tabIndex = -1;
    link.tabIndex = 0;
    current = link;
  };
  body?.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLAnchorElement) moveTo(target);
  });
  body?.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element))
      return;
    const cell = event.target.closest('th, td');
    const next = cell instanceof HTMLTableCellElement ? goal(event.key, cell) : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/** The link that a key leads to from a cell; null for a key of something else, and at the edge. */
function goal(key: string, cell: HTMLTableCellElement): HTMLAnchorElement | null {
  const row = cell.parentElement;
  if (!(row instanceof HTMLTableRowElement)) return null;
  const cells = [...row.cells];
  const walk = (from: number, step: 1 | -1) => {
    for (let at = from; at >= 0 && at < cells.length; at += step) {
      const link = linkIn(cells[at]);
      if (link) return link;
    }
    return null;
  };
  const inRow = (other: Element | null) =>
    other instanceof HTMLTableRowElement ? linkIn(other.cells[cell.cellIndex]) : null;
  switch (key) {
    case 'ArrowLeft':
      return walk(cell.cellIndex - 1, -1);
    case 'ArrowRight':
      return walk(cell.cellIndex + 1, 1);
    case 'ArrowUp':
      return inRow(row.previousElementSibling);
    case 'ArrowDown':
      return inRow(row.nextElementSibling);
    case 'Home':
      return walk(0, 1);
    case 'End':
      return walk(cells.length - 1, -1);
    default:
      return null;
  }
}
