import { z } from 'zod';
import { bytesMatcher } from '../../checks/bytes.ts';
import { recordMatcher } from '../../checks/record-matcher.ts';
import { textMatcher } from '../../checks/text-matcher.ts';
import { where } from '../../checks/where.ts';

type Schema = z.core.$ZodType;

/** Shapes that many words share: they are explained once, at the end of the page. */
const shared: ReadonlyMap<Schema, string> = new Map<Schema, string>([
  [textMatcher, 'a [text](#texts)'],
  [recordMatcher, 'names, each with a [text](#texts)'],
  [bytesMatcher, 'an [amount of bytes](#numbers)'],
  [where, 'a selection'],
]);

/** The schema without what only makes it optional or gives it a default. */
export function inner(schema: Schema): Schema {
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodNullable;
  return isWrapped && !shared.has(schema) ? inner(schema._zod.def.innerType) : schema;
}

/** What an author was told of a schema, wherever it was said; empty where nothing was. */
export function described(schema: Schema): string {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined) return own;
  const within = inner(schema);
  return within === schema ? '' : described(within);
}

function isBase(one: Schema, other: Schema): boolean {
  return one === other || one._zod.parent === other;
}

function sharedShape(schema: Schema): string | null {
  for (const [one, words] of shared) if (isBase(schema, one)) return words;
  return null;
}

function anyOf(words: readonly string[]): string {
  return [...new Set(words)].join(', or ');
}

function mapping(schema: z.ZodObject): string {
  const keys = Object.keys(schema.shape);
  const isList = keys.includes('include') && keys.includes('exclude') && keys.includes('count');
  if (isList) return '[`include`, `exclude`, `count`](#lists)';
  const isNumber = keys.includes('greater') && keys.includes('less');
  if (isNumber) return '[`one-of`, `greater`, `less`](#numbers)';
  return `a mapping with ${keys.map((key) => `\`${key}\``).join(', ')}`;
}

/** How a value is written, in words. */
export function shape(given: Schema): string {
  const known = sharedShape(given);
  if (known) return known;
  const schema = inner(given);
  if (schema !== given) return shape(schema);
  if (schema instanceof z.ZodLazy) return 'expectations as above';
  if (schema instanceof z.ZodUnion) return anyOf(schema._zod.def.options.map(shape));
  if (schema instanceof z.ZodObject) return mapping(schema);
  if (schema instanceof z.ZodArray) return `a list of ${shape(schema._zod.def.element)}`;
  if (schema instanceof z.ZodRecord) return 'names with values';
  if (schema instanceof z.ZodBoolean) return '`true` or `false`';
  if (schema instanceof z.ZodEnum)
    return schema.options.map((one) => `\`${String(one)}\``).join(', ');
  if (schema instanceof z.ZodLiteral)
    return [...schema.values].map((one) => `\`${String(one)}\``).join(', ');
  if (schema instanceof z.ZodNumber) return 'a number';
  if (schema instanceof z.ZodString) return 'text';
  return 'a value';
}

/** The mappings that may stand within a value, each with its keys: those of a mount, say. */
export function mappingsWithin(given: Schema): readonly z.ZodObject[] {
  const found = new Set<z.ZodObject>();
  const walk = (one: Schema): void => {
    if (sharedShape(one)) return;
    const schema = inner(one);
    if (schema !== one) {
      walk(schema);
      return;
    }
    if (schema instanceof z.ZodUnion) schema._zod.def.options.forEach(walk);
    if (schema instanceof z.ZodArray) walk(schema._zod.def.element);
    if (!(schema instanceof z.ZodObject) || found.has(schema)) return;
    const isMatcher = mapping(schema).startsWith('[');
    if (!isMatcher) found.add(schema);
    Object.values(schema.shape).forEach(walk);
  };
  walk(given);
  return [...found];
}
