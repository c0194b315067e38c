import { all, first } from './dom.ts';

/** Puts the parts of a newer copy of this page in place of the old ones; what the reader opened stays open. */
export function refresh(newer: Document): void {
  const before = states(document);
  for (const part of all('[data-live]', HTMLElement)) {
    const next = newer.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!next || next.innerHTML === part.innerHTML) continue;
    keepOpen(part, next);
    const focused = focusedFold(part);
    part.replaceChildren(...next.childNodes);
    focused?.(part)?.focus();
  }
  renewSubmission(newer);
  renewEngine(newer);
  for (const [id, check] of states(document)) {
    if (check.state === 'passed' && before.get(id)?.state !== 'passed') {
      check.element.classList.add('arrived');
    }
  }
}

function states(page: Document) {
  return new Map(
    all('[data-check]', HTMLElement, page).map((element) => [
      element.dataset.check,
      { element, state: element.dataset.state },
    ]),
  );
}

/** How the reader left the folds that have a name: a copy of the page may come that lacks one, and then one that has it. */
const left = new Map<string, boolean>();

/** A fold the reader opened or closed stays so, unless the check behind it came to another state. */
function keepOpen(old: Element, next: Element): void {
  for (const fold of all('details[id]', HTMLDetailsElement, old)) left.set(fold.id, fold.open);
  for (const fold of all('details', HTMLDetailsElement, next)) {
    fold.open = counterpart(old, fold)?.open ?? left.get(fold.id) ?? fold.open;
  }
}

function counterpart(old: Element, fold: HTMLDetailsElement): HTMLDetailsElement | null {
  const check = fold.closest<HTMLElement>('[data-check]');
  if (check) {
    const { check: id, state } = check.dataset;
    return first(`[data-check="${id}"][data-state="${state}"] > details`, HTMLDetailsElement, old);
  }
  return fold.id ? first(`#${fold.id}`, HTMLDetailsElement, old) : null;
}

/** Where the reader's focus is on a fold of this part: what finds the same fold after the part was replaced. */
function focusedFold(part: Element): ((replaced: Element) => HTMLElement | null) | null {
  const { activeElement } = document;
  if (!activeElement || !part.contains(activeElement)) return null;
  const check = activeElement.closest<HTMLElement>('[data-check]')?.dataset.check;
  const fold = activeElement.closest('details')?.id;
  const place = check ? `[data-check="${check}"]` : fold ? `#${fold}` : null;
  return place === null ? null : (replaced) => first(`${place} summary`, HTMLElement, replaced);
}

function renewSubmission(newer: Document): void {
  const selector = 'form[data-inspect] input[name="submission"]';
  const field = first(selector, HTMLInputElement);
  const value = newer.querySelector(selector)?.getAttribute('value');
  if (field && value) field.value = value;
}

function renewEngine(newer: Document): void {
  const bench = first('[data-task]', HTMLElement);
  const state = newer.querySelector<HTMLElement>('[data-task]')?.dataset.engine;
  if (bench && state) bench.dataset.engine = state;
}
