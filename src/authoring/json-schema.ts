import { z } from 'zod';
import { isKind, questionKinds } from '../questions/registry.ts';
import { chapterFile } from './chapter-file.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

const target = 'draft-07';

/** A definition that can stand inside another schema. */
function definition(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target,
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
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
      ...kinds.map((kind) => ({
        if: { properties: { kind: { const: kind } }, required: ['kind'] },
        then: { $ref: `#/definitions/${kind}` },
      })),
      {
        if: { not: { required: ['kind'] } },
        then: { $ref: '#/definitions/chapter' },
      },
    ],
    definitions: Object.fromEntries([
      ...kinds.map((kind): [string, JsonSchema] => [kind, definition(questionKinds[kind].schema)]),
      ['chapter', definition(chapterFile)],
    ]),
  };
}
