import { all, first } from './dom.ts';

/** Keys of the question page: numbers choose, Enter submits, arrows turn the page, `?` lists them. */
export function startKeys(): void {
  const list = first('#keys', HTMLDialogElement);
  first('[data-show-keys]', HTMLButtonElement)?.addEventListener('click', () => list?.showModal());
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || list?.open) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      submitForm();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (act(event, list)) event.preventDefault();
  });
}

/** Whether a key belongs to the field it is typed in. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function act(event: KeyboardEvent, list: HTMLDialogElement | null): boolean {
  if (event.key === '?' && list) {
    list.showModal();
    return true;
  }
  if (/^[1-9]$/.test(event.key)) return choose(Number(event.key) - 1);
  const moves = !(event.target instanceof HTMLInputElement && event.target.type === 'radio');
  if (event.key === 'ArrowLeft' && moves) return follow('previous');
  if (event.key === 'ArrowRight' && moves) return follow('next');
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) return submitForm();
  return false;
}

function choose(index: number): boolean {
  const choice = all('input[data-choice]', HTMLInputElement)[index];
  if (!choice) return false;
  choice.click();
  choice.focus();
  return true;
}

function follow(where: 'previous' | 'next'): boolean {
  const link = first(`a[data-key="${where}"]`, HTMLAnchorElement);
  link?.click();
  return link !== null;
}

function submitForm(): boolean {
  const button = first('[data-submit]', HTMLButtonElement);
  button?.form?.requestSubmit(button);
  return button !== null;
}
