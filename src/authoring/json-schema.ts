import { z } from 'zod';
import { isKind, questionKinds } from '../questions/registry.ts';
import { chapterFile } from './chapter-file.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Every kind and the chapter as definitions, with what they share defined once. */
function definitions(): Record<string, JsonSchema> {
  const schemas = Object.fromEntries(
    Object.values(questionKinds).map(({ kind, schema }): [string, z.ZodType] => [kind, schema]),
  );
  const all = z.toJSONSchema(z.object({ ...schemas, chapter: chapterFile }), {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
  });
  return { ...schemasIn(all.properties), ...schemasIn(all.definitions) };
}

function schemasIn(given: unknown): Record<string, JsonSchema> {
  if (typeof given !== 'object' || given === null) return {};
  const entries: [string, unknown][] = Object.entries(given);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, JsonSchema] => typeof entry[1] === 'object'),
  );
}

/** Where a condition holds, a definition does. The key that says so would make a literal look like a promise. */
function implied(condition: JsonSchema, name: string): JsonSchema {
  return Object.fromEntries([
    ['if', condition],
    ['then', { $ref: `#/definitions/${name}` }],
  ]);
}

/**
 * The JSON Schema of all content files, for editors: a file with `kind` is a question of that kind, any other one is
 * chapter.yaml. The conditions stand one by one so that an editor speaks of the one kind that is meant.
 */
export function jsonSchema(): JsonSchema {
  const kinds = Object.keys(questionKinds).filter(isKind);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A content file of Plimsoll',
    type: 'object',
    properties: { kind: { description: 'The kind of question.', enum: kinds } },
    allOf: [
      ...kinds.map((kind) =>
        implied({ properties: { kind: { const: kind } }, required: ['kind'] }, kind),
      ),
      implied({ not: { required: ['kind'] } }, 'chapter'),
    ],
    definitions: definitions(),
  };
}
