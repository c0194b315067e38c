import { all, first } from './dom.ts';

/** A form that is on its way is not sent again by a second click; coming back to the page makes it usable again. */
export function submitOnce(): void {
  const forms = all('form[method="post"]', HTMLFormElement);
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

/** A form that was sent, came back as it was, and is then changed, is another act of submitting. */
function renewSubmission(form: HTMLFormElement): void {
  const field = first('input[name="submission"]', HTMLInputElement, form);
  if (field) field.value = crypto.randomUUID();
}
