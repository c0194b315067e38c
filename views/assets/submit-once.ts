import { all } from './dom.ts';

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
  window.addEventListener('pageshow', () => {
    for (const form of forms) delete form.dataset.sending;
  });
}
