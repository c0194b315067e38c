import { first } from './dom.ts';

/** Names the next sending of a form as another act: it is then not taken for the last one sent again. */
export function renewSubmission(form: HTMLFormElement): void {
  const field = first('input[name="submission"]', HTMLInputElement, form);
  if (field) field.value = crypto.randomUUID();
}
