import { first } from './dom.ts';

/**
 * Forms whose buttons change their own page (`data-in-place`): the page that comes back takes the place of this one
 * without being loaded, and the button that was pressed keeps the focus. Without an answer the form is sent as always.
 */
export function submitInPlace(): void {
  let isUnderWay = false;
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-in-place]')) return;
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (isUnderWay || submitter.getAttribute('aria-disabled') === 'true') return;
    isUnderWay = true;
    void send(form, submitter)
      .catch(() => sendAsAlways(form, submitter))
      .finally(() => {
        isUnderWay = false;
      });
  });
}

function fieldsOf(form: HTMLFormElement, submitter: HTMLButtonElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string') fields.append(name, value);
  }
  return fields;
}

async function send(form: HTMLFormElement, submitter: HTMLButtonElement): Promise<void> {
  const focused = document.activeElement?.id || submitter.id;
  const reply = await fetch(form.action, { method: 'POST', body: fieldsOf(form, submitter) });
  if (!reply.ok && reply.status !== 409 && reply.status !== 422) {
    throw new Error(`The server answered ${reply.status}.`);
  }
  if (new URL(reply.url).pathname !== location.pathname) {
    location.assign(reply.url);
    return;
  }
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
  const [here, there] = [first('main', HTMLElement), first('main', HTMLElement, page)];
  if (!here || !there) throw new Error('The page that came back has no main part.');
  here.replaceChildren(...there.childNodes);
  const notice = first('[role="alert"]', HTMLElement, here);
  if (notice) notice.tabIndex = -1;
  const same = document.getElementById(focused);
  (notice ?? same ?? first('#arranged', HTMLElement, here) ?? here).focus();
}

function sendAsAlways(form: HTMLFormElement, submitter: HTMLButtonElement): void {
  const pressed = document.createElement('input');
  pressed.type = 'hidden';
  pressed.name = submitter.name;
  pressed.value = submitter.value;
  form.append(pressed);
  form.submit();
}
