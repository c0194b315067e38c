import { first } from './dom.ts';

/** Says politely how many checks have passed; the same again is not said. */
export function announce(bench: HTMLElement): void {
  const place = first('[data-say]', HTMLElement, bench);
  if (!place) return;
  const checks = [...bench.querySelectorAll('[data-check]')];
  const passed = checks.filter((check) => check.getAttribute('data-state') === 'passed');
  const words = (bench.dataset.sayResult ?? '')
    .replace('{passed}', String(passed.length))
    .replace('{of}', String(checks.length));
  if (place.textContent !== words) place.textContent = words;
}
