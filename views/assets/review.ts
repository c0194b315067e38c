import { all, first } from './dom.ts';

/** The page of a review: `r` writes a remark, Escape leaves the field, and the total follows what is given. */
export function startReview(): void {
  const form = first('form[data-review]', HTMLFormElement);
  if (!form) return;
  form.addEventListener('change', (event) => makeWhole(event.target));
  form.addEventListener('input', () => showTotal(form));
  document.addEventListener('keydown', (event) => {
    const { target } = event;
    const isTyping =
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && target.type !== 'checkbox');
    if (event.key === 'Escape' && isTyping) target.blur();
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== 'r' || !isPlain || isTyping || first('dialog[open]', HTMLDialogElement))
      return;
    event.preventDefault();
    first('[data-remark]', HTMLTextAreaElement, form)?.focus();
  });
}

/** A box that stood for a part of its points stands for all of them once it was taken back. */
function makeWhole(target: EventTarget | null): void {
  if (target instanceof HTMLInputElement && target.type === 'checkbox' && !target.checked) {
    target.value = '1';
  }
}

function givenBy(field: HTMLInputElement): number {
  if (field.type !== 'checkbox') return Number(field.value);
  return field.checked ? Number(field.value) * Number(field.dataset.points) : 0;
}

function showTotal(form: HTMLFormElement): void {
  const given = all('[data-choice]', HTMLInputElement, form).map(givenBy);
  const adjustment = first('[name="adjustment"]', HTMLInputElement, form);
  const sum = given.reduce((total, one) => total + one, Number(adjustment?.value ?? 0));
  const total = Math.min(Number(form.dataset.max), Math.max(0, sum));
  const shown = first('[data-total]', HTMLElement, form);
  if (shown) shown.textContent = String(Math.round(total * 10_000) / 10_000);
}
