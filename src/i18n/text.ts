import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type MessageKey } from './catalogues.ts';
import type { Language, Localised } from './language.ts';

/** What may stand in a message's placeholders. */
export type Values = Readonly<Record<string, string | number | boolean | Text>>;

/** A sentence of Plimsoll's own, by its key; rendered when it is read, so that it follows the reader's language. */
export type Message = { readonly key: MessageKey; readonly values?: Values };

/** Any sentence a person will read: an author's, or Plimsoll's own. It is plain data and can be stored as JSON. */
export type Text = Localised | Message;

/** Makes a message; its placeholders are filled when it is rendered. */
export function message(key: MessageKey, values?: Values): Message {
  return values === undefined ? { key } : { key, values };
}

const formats = new Map<string, IntlMessageFormat>();

function formatOf(key: MessageKey, language: Language): IntlMessageFormat {
  const cached = formats.get(`${language} ${key}`);
  if (cached) return cached;
  const format = new IntlMessageFormat(catalogues[language][key], language, undefined, {
    ignoreTag: true,
  });
  formats.set(`${language} ${key}`, format);
  return format;
}

/** Code, which stays as it is, or a space between two Chinese characters. */
const seams = /(`[^`]*`)|(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu;

/**
 * The text in one language, as plain text: words between backticks are code (a name, a path, a command).
 * Nothing is escaped for HTML here.
 */
export function render(text: Text, language: Language): string {
  if (!('key' in text)) return text[language];
  const values: Record<string, string | number | boolean> = {};
  let isNested = false;
  for (const [name, value] of Object.entries(text.values ?? {})) {
    const isText = typeof value === 'object';
    values[name] = isText ? render(value, language) : value;
    isNested ||= isText;
  }
  const said = String(formatOf(text.key, language).format(values));
  // The space that a message has before a name is one too many where Chinese words stand in the name's place.
  return isNested && language === 'zh-CN' ? said.replace(seams, '$1') : said;
}
