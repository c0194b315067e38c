import { expect } from 'vitest';
import type { Finding } from '../../../src/checks/finding.ts';
import { languages } from '../../../src/i18n/language.ts';
import { render } from '../../../src/i18n/text.ts';

/** A space that belongs between Chinese and Latin, where there is Chinese on both sides. */
const stray = /\p{Script=Han} +\p{Script=Han}/u;

/** Expects that all a finding says can be said in both languages, with nothing left open and no stray space. */
export function expectWellSaid({ title, expected, found, diagnosis, next }: Finding): void {
  for (const text of [title, expected, found, diagnosis?.text, next]) {
    if (!text) continue;
    for (const language of languages) {
      const said = render(text, language);
      expect(said).not.toContain('undefined');
      expect(said).not.toMatch(stray);
    }
  }
}
