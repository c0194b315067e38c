import { first, timeOfDay } from './dom.ts';
import { describeFields, type Fields } from './fields.ts';

/** Shows both versions of an answer in the page, and waits for the choice. Nothing is overwritten before it. */
export function askWhichVersion(
  form: HTMLFormElement,
  mine: Fields,
  theirs: Fields,
  theirsSavedAt: number,
): Promise<'mine' | 'theirs'> {
  const notice = first('[data-conflict]', HTMLElement, form);
  const keepMine = first('[data-keep-mine]', HTMLButtonElement, form);
  const takeTheirs = first('[data-take-theirs]', HTMLButtonElement, form);
  if (!notice || !keepMine || !takeTheirs) return Promise.resolve('mine');
  fill(form, '[data-mine]', describeFields(form, mine));
  fill(form, '[data-theirs]', describeFields(form, theirs));
  fill(form, '[data-there-at]', timeOfDay(theirsSavedAt));
  notice.hidden = false;
  notice.focus();
  return new Promise((resolve) => {
    const choose = (choice: 'mine' | 'theirs') => {
      notice.hidden = true;
      first('input:not([type="hidden"]), textarea, select', HTMLElement, form)?.focus();
      resolve(choice);
    };
    keepMine.addEventListener('click', () => choose('mine'), { once: true });
    takeTheirs.addEventListener('click', () => choose('theirs'), { once: true });
  });
}

function fill(form: HTMLFormElement, selector: string, text: string): void {
  const place = first(selector, HTMLElement, form);
  if (place) place.textContent = text;
}
