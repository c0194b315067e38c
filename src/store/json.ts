import { StoreError } from './errors.ts';

/** Anything JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** The text a JSON column holds for a value. */
export function toJsonText(value: JsonValue): string {
  return JSON.stringify(value);
}

/** The value in a JSON column; `column` (`table.column`) names it in the error when it does not parse. */
export function fromJsonText(text: string, column: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch (cause) {
    throw new StoreError(
      'unreadable-row',
      `A row's ${column} should hold JSON, and holds "${text.slice(0, 40)}". The database was changed from outside, or is damaged: restore it from a backup.`,
      { cause },
    );
  }
}
