import { all, first } from './dom.ts';

/** A list to choose from that is narrowed by a text and a kind as they are typed; what is ticked stays in sight. */
export function startNarrowing(): void {
  const fields = all('[data-narrow]', HTMLElement);
  const list = first(`#${fields[0]?.dataset.narrow ?? 'none'}`, HTMLFormElement);
  if (!list) return;
  const text = fields.find((field) => field instanceof HTMLInputElement);
  const kind = fields.find((field) => field instanceof HTMLSelectElement);
  const narrow = () => narrowTo(list, text?.value ?? '', kind?.value ?? '');
  for (const field of fields) field.addEventListener('input', narrow);
  text?.form?.addEventListener('submit', (event) => event.preventDefault());
  narrow();
}

function narrowTo(list: HTMLFormElement, text: string, kind: string): void {
  const wanted = text.trim().toLowerCase();
  let count = 0;
  for (const line of all('[data-text]', HTMLElement, list)) {
    const isTicked = first('input:checked:not(:disabled)', HTMLInputElement, line) !== null;
    const isFound =
      (line.dataset.text ?? '').includes(wanted) && (kind === '' || line.dataset.kind === kind);
    line.hidden = !isFound && !isTicked;
    if (!line.hidden) count += 1;
  }
  for (const part of all('fieldset', HTMLFieldSetElement, list)) {
    part.hidden = first('[data-text]:not([hidden])', HTMLElement, part) === null;
  }
  const status = first('[data-narrowed]', HTMLElement, list);
  if (status) status.textContent = (list.dataset.say ?? '').replace('{count}', String(count));
}
