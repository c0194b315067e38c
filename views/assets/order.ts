import { all, first } from './dom.ts';

/** Buttons that move an item up or down; the numbers of the form without script follow. */
export function startOrdering(): void {
  const list = first('[data-order]', HTMLOListElement);
  const form = list?.closest('form');
  if (!list || !form) return;
  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-move]') : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const item = button.closest('li');
    if (!item) return;
    const down = button.dataset.move === '1';
    const beside = down ? item.nextElementSibling : item.previousElementSibling;
    if (!beside) return;
    if (down) beside.after(item);
    else beside.before(item);
    button.focus();
    number(list);
    announce(list, item);
    form.dispatchEvent(new Event('input', { bubbles: true }));
  });
  form.addEventListener('fieldswritten', () => arrange(list));
  number(list);
}

function items(list: HTMLOListElement): HTMLLIElement[] {
  return all(':scope > li', HTMLLIElement, list);
}

function number(list: HTMLOListElement): void {
  const rows = items(list);
  for (const [index, row] of rows.entries()) {
    const place = first('select', HTMLSelectElement, row);
    if (place) place.value = String(index + 1);
    const shown = first('.number', HTMLElement, row);
    if (shown) shown.textContent = String(index + 1);
    mark(row, '[data-move="-1"]', index === 0);
    mark(row, '[data-move="1"]', index === rows.length - 1);
  }
}

function mark(row: HTMLLIElement, selector: string, atTheEnd: boolean): void {
  first(selector, HTMLButtonElement, row)?.setAttribute('aria-disabled', String(atTheEnd));
}

function arrange(list: HTMLOListElement): void {
  const place = (row: HTMLLIElement) => Number(first('select', HTMLSelectElement, row)?.value ?? 0);
  list.append(...items(list).sort((a, b) => place(a) - place(b)));
  number(list);
}

function announce(list: HTMLOListElement, item: HTMLLIElement): void {
  const status = first('[data-order-status]', HTMLElement);
  if (!status) return;
  status.textContent = (list.dataset.sayMoved ?? '')
    .replace('{item}', item.dataset.name ?? '')
    .replace('{place}', String(items(list).indexOf(item) + 1));
}
