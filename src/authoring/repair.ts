import { z } from 'zod';
import { bestBranch } from './branches.ts';
import { type Complaint, type Path, valueAt } from './complaint.ts';
import { bare, schemaAt } from './schema-walk.ts';

type Schema = z.core.$ZodType;

/** The smallest value that a schema takes, as far as its shape tells; each text is another one. */
function standIn(schema: Schema, next: () => number): unknown {
  const plain = bare(schema, undefined);
  if (plain instanceof z.ZodObject) {
    const entries = Object.entries(plain.shape).filter(
      ([, field]) => !z.core.safeParse(field, undefined).success,
    );
    return Object.fromEntries(entries.map(([key, field]) => [key, standIn(field, next)]));
  }
  if (plain instanceof z.ZodArray) {
    return [standIn(plain._zod.def.element, next), standIn(plain._zod.def.element, next)];
  }
  if (plain instanceof z.ZodRecord) return {};
  if (plain instanceof z.ZodBoolean) return true;
  if (plain instanceof z.ZodNumber) return 1;
  if (plain instanceof z.ZodEnum) return plain.options[0];
  if (plain instanceof z.ZodLiteral) return plain.values.values().next().value;
  if (plain instanceof z.ZodUnion) {
    const options: readonly Schema[] = plain._zod.def.options;
    const first = options[bestBranch(options.map(() => []))];
    return first && standIn(first, next);
  }
  return `x${next()}`;
}

function replace(tree: unknown, path: Path, value: unknown): void {
  const last = path.at(-1);
  const around = valueAt(tree, path.slice(0, -1));
  if (last === undefined || typeof around !== 'object' || around === null) return;
  if (value === undefined) Reflect.deleteProperty(around, last);
  else Reflect.set(around, last, value);
}

/**
 * A copy of a tree in which what was complained of is taken out or stood in for, so that the rest can be checked
 * further. It may still not fit the schema.
 */
export function repaired(schema: Schema, tree: unknown, complaints: readonly Complaint[]): unknown {
  const copy = structuredClone(tree);
  let count = 0;
  for (const { path, at } of complaints) {
    if (at === 'key') {
      replace(copy, path, undefined);
      continue;
    }
    const place = schemaAt(schema, copy, path);
    replace(copy, path, place ? standIn(place, () => (count += 1)) : undefined);
  }
  return copy;
}
