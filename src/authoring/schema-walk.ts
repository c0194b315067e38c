import { z } from 'zod';
import { chosenOption } from '../checks/pick.ts';
import { bestBranch } from './branches.ts';
import { asPath, type Path, valueAt } from './complaint.ts';

type Schema = z.core.$ZodType;

/** The schema itself, without what makes it optional, gives it a default, or changes what came in; for this input. */
export function bare(schema: Schema, input: unknown): Schema {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    return bare(schema._zod.def.innerType, input);
  }
  if (schema instanceof z.ZodPipe) return bare(schema._zod.def.in, input);
  if (schema instanceof z.ZodLazy) return bare(schema._zod.def.getter(), input);
  if (schema instanceof z.ZodUnion) {
    const option = optionFor(schema, input);
    return option ? bare(option, input) : schema;
  }
  return schema;
}

function optionFor(schema: z.ZodUnion, input: unknown): Schema | undefined {
  const chosen = chosenOption(schema, input);
  if (chosen) return chosen;
  const def: z.core.$ZodUnionDef = schema._zod.def;
  const errors = def.options.map((option) => z.core.safeParse(option, input).error?.issues ?? []);
  return def.options[bestBranch(errors)];
}

/** The schema of what stands at a path of this input, as it was written; null where none is fixed. */
export function schemaAt(schema: Schema, input: unknown, path: Path): Schema | null {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inner = innerSchema(bare(schema, input), step);
  if (!inner) return null;
  const value = typeof input === 'object' && input !== null ? Reflect.get(input, step) : undefined;
  return schemaAt(inner, value, rest);
}

function innerSchema(schema: Schema, step: string | number): Schema | undefined {
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, step) ? schema.shape[String(step)] : undefined;
  }
  if (schema instanceof z.ZodArray) return schema._zod.def.element;
  if (schema instanceof z.ZodRecord) return schema._zod.def.valueType;
  return undefined;
}

/** The keys that may stand in the mapping at a path of this input. */
export function knownKeysAt(
  schema: Schema,
  input: unknown,
  path: readonly PropertyKey[],
): readonly string[] {
  const steps = asPath(path);
  const place = schemaAt(schema, input, steps);
  const mapping = place && bare(place, valueAt(input, steps));
  return mapping instanceof z.ZodObject ? Object.keys(mapping.shape) : [];
}
