import { z } from 'zod';
import { type Complaint, type Path, valueAt } from './complaint.ts';
import { check } from './complaints.ts';
import { schemaAt } from './schema-walk.ts';

type Schema = z.core.$ZodType;

function fits(schema: Schema, value: unknown): boolean {
  return z.core.safeParse(schema, value).success;
}

/** Makes small values that fit a schema, as far as its shape tells; each text is another one. */
class StandIns {
  #count = 0;

  of(schema: Schema): unknown {
    if (
      schema instanceof z.ZodOptional ||
      schema instanceof z.ZodDefault ||
      schema instanceof z.ZodNullable ||
      schema instanceof z.ZodReadonly
    ) {
      return this.of(schema._zod.def.innerType);
    }
    if (schema instanceof z.ZodPipe) return this.of(schema._zod.def.in);
    if (schema instanceof z.ZodUnion) {
      const first: Schema | undefined = schema._zod.def.options[0];
      return first && this.of(first);
    }
    if (schema instanceof z.ZodObject) return this.#mapping(schema);
    if (schema instanceof z.ZodArray) {
      return [this.of(schema._zod.def.element), this.of(schema._zod.def.element)];
    }
    if (schema instanceof z.ZodRecord) return {};
    if (schema instanceof z.ZodBoolean) return true;
    if (schema instanceof z.ZodNumber) return 1;
    if (schema instanceof z.ZodEnum) return schema.options[0];
    if (schema instanceof z.ZodLiteral) return schema.values.values().next().value;
    this.#count += 1;
    return `x${this.#count}`;
  }

  #mapping(schema: z.ZodObject): unknown {
    const fields: [string, Schema][] = Object.entries(schema.shape);
    const required = fields.filter(([, field]) => !fits(field, undefined));
    const least = Object.fromEntries(required.map(([key, field]) => [key, this.of(field)]));
    if (fits(schema, least)) return least;
    const more = fields
      .filter(([key]) => !Object.hasOwn(least, key))
      .map(([key, field]) => ({ ...least, [key]: this.of(field) }))
      .find((one) => fits(schema, one));
    return more ?? least;
  }
}

function replace(tree: unknown, path: Path, value: unknown): void {
  const last = path.at(-1);
  const around = valueAt(tree, path.slice(0, -1));
  if (last === undefined || typeof around !== 'object' || around === null) return;
  if (value === undefined) Reflect.deleteProperty(around, last);
  else Reflect.set(around, last, value);
}

const rounds = 5;

/** What could be made of a tree with errors, and where it is no longer the author's. */
export interface Repaired<T> {
  readonly value: T;
  readonly replaced: readonly Path[];
}

/**
 * Takes out or stands in for what was complained of, so that the rest can be checked further; what stays wrong is
 * replaced together with more and more around it. Null where even that does not fit.
 */
export function repair<T>(
  schema: z.ZodType<T>,
  tree: unknown,
  complaints: readonly Complaint[],
): Repaired<T> | null {
  const copy = structuredClone(tree);
  const standIns = new StandIns();
  const replaced: Path[] = [];
  let left = complaints;
  for (let round = 0; round < rounds; round += 1) {
    for (const { path, at } of left) {
      const whole = round === 0 ? path : path.slice(0, Math.max(1, path.length - round + 1));
      const place = at === 'key' && round === 0 ? null : schemaAt(schema, copy, whole);
      replace(copy, whole, place ? standIns.of(place) : undefined);
      replaced.push(whole);
    }
    const checked = check(schema, copy);
    if (checked.value) return { value: checked.value, replaced };
    left = checked.complaints;
  }
  return null;
}
