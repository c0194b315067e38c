import type { Field } from './fields.ts';

/** The fields that hold when a flag was given more than once, each flag by its own custom. */
export function gather(fields: readonly Field[]): Field[] {
  const kept = new Map<string, Field>();
  let count = 0;
  for (const one of fields) {
    count += 1;
    switch (one.gathering) {
      case 'last':
        // Put in anew, so that it stands where it was given last.
        kept.delete(one.slot);
        kept.set(one.slot, one);
        break;
      case 'map':
        kept.set(`${one.slot}\n${one.value.about}`, one);
        break;
      case 'set': {
        const key = `${one.slot}\n${one.id}\n${one.value.sent}`;
        if (!kept.has(key)) kept.set(key, one);
        break;
      }
      case 'bag':
      case 'sequence':
        kept.set(`${one.slot}\n${count}`, one);
        break;
      default:
        one.gathering satisfies never;
    }
  }
  return [...kept.values()];
}
