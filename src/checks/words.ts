import { message, type Text } from '../i18n/text.ts';

/** Fragments in a row, as the reader's language sets them apart; `none` where there are none. */
export function joined(texts: readonly Text[]): Text {
  const [first, ...others] = texts;
  if (!first) return message('checks.none');
  return others.length === 0 ? first : message('checks.joined', { first, rest: joined(others) });
}

/** A name, path or value as code. */
export function code(text: string): Text {
  return message('checks.code', { text });
}

/** Names in a row, each as code. */
export function codes(texts: readonly string[]): Text {
  return names(texts.map(code));
}

/** Single names in a row, as the reader's language sets names apart. */
export function names(texts: readonly Text[]): Text {
  const [first, ...others] = texts;
  if (!first) return message('checks.none');
  return others.length === 0 ? first : message('checks.names', { first, rest: names(others) });
}

/** Whole facts in a row, each of which may have commas of its own. */
export function facts(texts: readonly Text[]): Text {
  const [first, ...others] = texts;
  if (!first) return message('checks.none');
  return others.length === 0 ? first : message('checks.facts', { first, rest: facts(others) });
}

/** A long id or anonymous name, cut to the twelve digits Docker shows. */
export function short(id: string): string {
  return /^[0-9a-f]{64}$/.test(id) ? id.slice(0, 12) : id;
}

/** The name of a volume, an anonymous one cut, with a sign that something was left out. */
export function shortName(volume: string): string {
  const cut = short(volume);
  return cut === volume ? volume : `${cut}…`;
}
