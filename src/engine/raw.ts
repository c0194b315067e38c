/** A JSON object as an engine sends it. */
export type Raw = Readonly<Record<string, unknown>>;

const nothing: Raw = Object.freeze({});

/** The object, or an empty one: engines leave out, or send null for, what is not set. */
export function object(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Raw)
    : nothing;
}

/** The array, or an empty one. */
export function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text, or an empty one. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The number, or 0. */
export function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** The texts of an array; what is no text is left out. A plain text counts as an array of one. */
export function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return array(value).filter((one) => typeof one === 'string');
}

/** The texts of an object by their names; what is no text is left out. */
export function record(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(object(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
