import { isMapping } from '../pick.ts';

/** The value of a JSON text; undefined where it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is as wanted: objects have at least the wanted fields, all else is equal. */
export function jsonHolds(value: unknown, wanted: unknown): boolean {
  if (isMapping(wanted)) {
    return (
      isMapping(value) &&
      Object.entries(wanted).every(
        ([key, inner]) => Object.hasOwn(value, key) && jsonHolds(value[key], inner),
      )
    );
  }
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(value) &&
      value.length === wanted.length &&
      wanted.every((inner, index) => jsonHolds(value[index], inner))
    );
  }
  return value === wanted;
}
