import { announce } from './announce.ts';
import { first } from './dom.ts';
import { refresh } from './live.ts';
import { renewSubmission } from './submission.ts';

/** "Check now" without leaving the page: the same form, its answer put in place. */
export function startInspections(): void {
  const form = first('form[data-inspect]', HTMLFormElement);
  const bench = first('[data-task]', HTMLElement);
  if (!form || !bench) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.getAttribute('aria-busy') !== 'true') void inspect(form, bench);
  });
}

async function inspect(form: HTMLFormElement, bench: HTMLElement): Promise<void> {
  const trouble = first('[data-trouble]', HTMLElement, bench);
  const button = first('[data-submit]', HTMLButtonElement, form);
  form.setAttribute('aria-busy', 'true');
  button?.setAttribute('aria-disabled', 'true');
  try {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') fields.append(name, value);
    }
    const answer = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(30_000),
    });
    if (!answer.ok) throw new Error(`The check was answered with ${answer.status}.`);
    refresh(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    if (trouble) trouble.hidden = true;
    announce(bench);
  } catch {
    // It may have been looked at all the same; the next check is to look again.
    renewSubmission(form);
    if (trouble) {
      trouble.hidden = false;
      trouble.textContent = bench.dataset.sayTrouble ?? '';
      trouble.setAttribute('role', 'alert');
    }
  } finally {
    form.removeAttribute('aria-busy');
    button?.removeAttribute('aria-disabled');
  }
}
