import { all } from './dom.ts';

/** Buttons that print the page. */
export function watchPrintButtons(): void {
  for (const button of all('[data-print]', HTMLButtonElement))
    button.addEventListener('click', () => window.print());
}
