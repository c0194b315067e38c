import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../src/i18n/catalogues.ts';
import { languages } from '../../src/i18n/language.ts';

/** The names that stand for values anywhere in a message. */
function names(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(names);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'type' in part && part.type !== 0 && part.type !== 7 && 'value' in part;
  const name = own && typeof part.value === 'string' ? [part.value] : [];
  return [...name, ...Object.values(part).flatMap(names)];
}

function placeholdersOf(text: string, language: string): readonly string[] {
  const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  return [...new Set(names(format.getAst()))].sort();
}

describe("Plimsoll's own sentences", () => {
  it('are the same in every language, with the same values in them', () => {
    for (const language of languages) {
      expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(catalogues.en).sort());
    }
    for (const [key, english] of Object.entries(catalogues.en)) {
      const chinese =
        Object.entries(catalogues['zh-CN']).find(([other]) => other === key)?.[1] ?? '';
      expect(`${key}: ${placeholdersOf(chinese, 'zh-CN')}`).toBe(
        `${key}: ${placeholdersOf(english, 'en')}`,
      );
    }
  });

  it.each(languages)('are calm, and none is empty (%s)', (language) => {
    for (const [key, text] of Object.entries(catalogues[language])) {
      expect(`${key}: ${text}`).not.toMatch(/[!！]|oops/i);
      expect(`${key}: ${text.trim()}`).not.toBe(`${key}: `);
    }
  });

  it('have their backticks in pairs, so that code is marked as code', () => {
    for (const language of languages) {
      for (const [key, text] of Object.entries(catalogues[language])) {
        expect(`${key} ${(text.match(/`/g) ?? []).length % 2}`).toBe(`${key} 0`);
      }
    }
  });

  it('keep Chinese apart from Latin words and figures with a space', () => {
    for (const [key, text] of Object.entries(catalogues['zh-CN'])) {
      const words = text.replace(/\{\w+\}/g, '·').replace(/\{\w+, (?:plural|select),|[{}]/g, ' ');
      expect(`${key}: ${words}`).not.toMatch(
        /\p{Script=Han}[A-Za-z0-9`]|[A-Za-z0-9`]\p{Script=Han}/u,
      );
    }
  });
});
