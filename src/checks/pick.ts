import { z } from 'zod';

interface PickDef extends z.core.$ZodUnionDef {
  readonly choose: Choose;
}

/** The index of the option to apply, or a schema outside the union that says what is wrong with such an input. */
type Choose = (input: unknown) => number | z.core.$ZodType;

const choosers = new WeakMap<z.core.$ZodType, (input: unknown) => z.core.$ZodType>();

/** A union that looks at the input first and then applies one option only, so that its issues are that option's own. */
const Pick = z.core.$constructor<z.ZodUnion, PickDef>('Pick', (inst, def) => {
  z.ZodUnion.init(inst, def);
  const chosen = (input: unknown) => {
    const choice = def.choose(input);
    const option = typeof choice === 'number' ? def.options[choice] : choice;
    if (!option) throw new Error('A schema was picked that is not among the options');
    return option;
  };
  choosers.set(inst, chosen);
  inst._zod.parse = (payload, context) => chosen(payload.value)._zod.run(payload, context);
});

/**
 * A union whose option is chosen by looking at the input (`choose` gives its index), before any schema is applied.
 * A plain union can only say that nothing fitted; this one names the unknown key. Its JSON Schema is a union's.
 */
export function pick<const Options extends readonly z.core.$ZodType[]>(
  options: Options,
  choose: Choose,
): z.ZodUnion<Options> {
  return new Pick({ type: 'union', options, choose }) as z.ZodUnion<Options>;
}

/** The option that a `pick` applies to this input; null for any other schema. */
export function chosenOption(schema: z.core.$ZodType, input: unknown): z.core.$ZodType | null {
  return choosers.get(schema)?.(input) ?? null;
}

/** Whether the input is an object with keys, as a YAML mapping gives. */
export function isMapping(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/**
 * The keys that may stand in the mapping at `path` of `input`, by the schema that was picked for it; null where no
 * keys are fixed there. For saying which known key is nearest to an unknown one.
 */
export function knownKeys(
  schema: z.core.$ZodType,
  input: unknown,
  path: readonly PropertyKey[],
): readonly string[] | null {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    return knownKeys(schema._zod.def.innerType, input, path);
  }
  if (schema instanceof z.ZodLazy) return knownKeys(schema._zod.def.getter(), input, path);
  if (schema instanceof z.ZodUnion) {
    const chosen = choosers.get(schema);
    return chosen ? knownKeys(chosen(input), input, path) : null;
  }
  const [key, ...rest] = path;
  if (schema instanceof z.ZodObject) {
    if (key === undefined) return Object.keys(schema.shape);
    const inner = schema.shape[String(key)];
    const value = isMapping(input) ? input[String(key)] : undefined;
    return inner ? knownKeys(inner, value, rest) : null;
  }
  if (key === undefined) return null;
  if (schema instanceof z.ZodArray) {
    const value = Array.isArray(input) ? input[Number(key)] : undefined;
    return knownKeys(schema._zod.def.element, value, rest);
  }
  if (schema instanceof z.ZodRecord) {
    const value = isMapping(input) ? input[String(key)] : undefined;
    return knownKeys(schema._zod.def.valueType, value, rest);
  }
  return null;
}
