import { all } from './dom.ts';
import { renewSubmission } from './submission.ts';

/**
 * A form that is on its way is not sent again by a second click. Coming back to the page makes it usable again; what is
 * then changed is another answer. A form that only fetches a file (`data-again`) leaves the page as it is, and may go again.
 */
export function submitOnce(): void {
  const forms = all('form[method="post"]:not([data-again])', HTMLFormElement);
  for (const form of forms) {
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      if (form.dataset.sending === 'yes') event.preventDefault();
      form.dataset.sending = 'yes';
    });
  }
  window.addEventListener('pageshow', ({ persisted }) => {
    for (const form of forms) {
      delete form.dataset.sending;
      if (persisted) form.addEventListener('input', () => renewSubmission(form), { once: true });
    }
  });
}
