import { all, first } from './dom.ts';

/** A chosen file's text goes into the field that it could have been pasted into; the file itself is not sent. */
export function fillFromFiles(): void {
  for (const input of all('input[type="file"][data-fills]', HTMLInputElement)) {
    const field = first(`#${input.dataset.fills}`, HTMLTextAreaElement);
    input.addEventListener('change', async () => {
      const file = input.files?.[0];
      if (field && file) field.value = await file.text();
    });
  }
}
