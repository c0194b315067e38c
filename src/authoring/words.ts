import type { Localised } from '../i18n/language.ts';
import { shown } from '../i18n/shown.ts';
import { message, type Text } from '../i18n/text.ts';

/** Words as code, the last two parted by "or": `a`, `b` or `c`. */
export function oneOf(words: readonly string[]): Localised {
  const codes = words.map((word) => `\`${shown(word)}\``);
  const last = codes.at(-1) ?? '';
  const before = codes.slice(0, -1);
  if (before.length === 0) return { en: last, 'zh-CN': last };
  return {
    en: `${before.join(', ')} or ${last}`,
    'zh-CN': `${before.join('、')} 或 ${last}`,
  };
}

/** Words as code, one after the other. */
export function listed(words: readonly string[]): Localised {
  const codes = words.map((word) => `\`${shown(word)}\``);
  return { en: codes.join(', '), 'zh-CN': codes.join('、') };
}

/** What stands at a place, in a few words. */
export function described(value: unknown): Text {
  if (value === undefined) return message('authoring.found-nothing');
  if (value === null) return message('authoring.found-empty');
  if (typeof value === 'string') {
    return value.trim() === ''
      ? message('authoring.found-blank')
      : message('authoring.found-text', { text: shown(value) });
  }
  if (Array.isArray(value)) return message('authoring.found-list', { count: value.length });
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    if (keys.length === 0) return message('authoring.found-empty-mapping');
    return message('authoring.found-mapping', { keys: listed(keys.slice(0, 6)) });
  }
  return message('authoring.found-value', { value: shown(String(value)) });
}
