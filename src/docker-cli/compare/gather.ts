import { assertNever } from '../../assert-never.ts';
import type { Field } from './fields.ts';

/** The fields that hold when a flag was given more than once, each flag by its own custom. */
export function gather(fields: readonly Field[]): Field[] {
  const kept: (Field | null)[] = [];
  const places = new Map<string, number>();
  for (const one of fields) {
    const key = keyOf(one);
    if (key !== null) {
      const before = places.get(key);
      if (before !== undefined) {
        if (one.gathering === 'set') continue;
        kept[before] = null;
      }
      places.set(key, kept.length);
    }
    kept.push(one);
  }
  return kept.filter((one) => one !== null);
}

/** What only one of can hold; null where all do. */
function keyOf({ gathering, slot, value, id }: Field): string | null {
  switch (gathering) {
    case 'last':
      return slot;
    case 'map':
      return `${slot}\n${value.about}`;
    case 'set':
      return `${slot}\n${id}\n${value.sent}`;
    case 'bag':
    case 'sequence':
      return null;
    default:
      return assertNever(gathering);
  }
}
