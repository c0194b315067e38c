import type { JsonValue } from '../store/json.ts';

/** Plain data as JSON holds it: fields that are undefined fall away. */
export function plain(value: unknown): JsonValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const copy: JsonValue = JSON.parse(JSON.stringify(value));
  return copy;
}
