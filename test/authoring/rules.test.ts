import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chapterFile } from '../../src/authoring/chapter-file.ts';
import { isTranslated } from '../../src/authoring/rules.ts';
import { questionKinds } from '../../src/questions/registry.ts';

type Schema = z.core.$ZodType;

/** Everything within a schema, each part once. */
function parts(schema: Schema, seen = new Set<Schema>()): ReadonlySet<Schema> {
  if (seen.has(schema)) return seen;
  seen.add(schema);
  const inner = (value: unknown): void => {
    if (value instanceof z.core.$ZodType) parts(value, seen);
    else if (Array.isArray(value)) value.forEach(inner);
  };
  for (const value of Object.values(schema._zod.def)) inner(value);
  if (schema instanceof z.ZodObject) Object.values(schema.shape).forEach(inner);
  return seen;
}

const worded = z.union([z.string(), z.object({ message: z.string() })]);

/** The words of a schema's own rules. */
function rules(schema: Schema): readonly string[] {
  return [...parts(schema)].flatMap((part) =>
    (part._zod.def.checks ?? []).flatMap(({ _zod: { def } }) => {
      if (!def.error) return [];
      const said = worded.parse(Reflect.apply(def.error, undefined, [{ code: 'custom' }]));
      return [typeof said === 'string' ? said : said.message];
    }),
  );
}

describe('the rules of the schemas', () => {
  it('are told in Chinese, too', () => {
    const schemas: readonly Schema[] = [
      chapterFile,
      ...Object.values(questionKinds).map(({ schema }) => schema),
    ];
    const found = new Set(schemas.flatMap(rules));
    expect(found).toContain('at least one thing to expect, such as `exists: true`');
    expect([...found].filter((words) => !isTranslated(words))).toEqual([]);
  });
});
