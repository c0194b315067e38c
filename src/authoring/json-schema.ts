import { z } from 'zod';
import { created } from '../checks/age.ts';
import { bytesMatcher } from '../checks/bytes.ts';
import { command } from '../checks/container/command.ts';
import { entrypoint } from '../checks/container/entrypoint.ts';
import { containerConditions, containerExpect, eachContainer } from '../checks/container/expect.ts';
import { image } from '../checks/container/image.ts';
import { memory, swap } from '../checks/container/limits.ts';
import { mounts } from '../checks/container/mounts.ts';
import { networks } from '../checks/container/networks.ts';
import { ports } from '../checks/container/ports.ts';
import { fileConditions, fileExpect } from '../checks/file/expect.ts';
import { httpExpect } from '../checks/http/expect.ts';
import { imageConditions, imageExpect } from '../checks/image/expect.ts';
import { networkConditions, networkExpect } from '../checks/network/expect.ts';
import { members } from '../checks/network/members.ts';
import { port } from '../checks/port.ts';
import { recordMatcher } from '../checks/record-matcher.ts';
import { textMatcher } from '../checks/text-matcher.ts';
import { volumeConditions, volumeExpect } from '../checks/volume/expect.ts';
import { where } from '../checks/where.ts';
import { localised } from '../i18n/language.ts';
import { id } from '../questions/base.ts';
import { isKind, questionKinds } from '../questions/registry.ts';
import { chapterFile } from './chapter-file.ts';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Shapes that many others hold: each is defined once, under its name. */
const shared: Readonly<Record<string, z.ZodType>> = {
  id,
  text: localised,
  port,
  'text-matcher': textMatcher,
  record: recordMatcher,
  bytes: bytesMatcher,
  where,
  created: created.schema,
  mounts: mounts.schema,
  ports: ports.schema,
  networks: networks.schema,
  'container-image': image.schema,
  'container-command': command.schema,
  'container-entrypoint': entrypoint.schema,
  memory: memory.schema,
  swap: swap.schema,
  members: members.schema,
  'container-expectation': containerExpect,
  'container-conditions': containerConditions,
  'each-container': eachContainer,
  'volume-expectation': volumeExpect,
  'volume-conditions': volumeConditions,
  'network-expectation': networkExpect,
  'network-conditions': networkConditions,
  'image-expectation': imageExpect,
  'image-conditions': imageConditions,
  'file-expectation': fileExpect,
  'file-conditions': fileConditions,
  'http-expectation': httpExpect,
};

/** Runs with the shared shapes named in zod's registry, and leaves the registry as it was. */
function withNames<T>(make: () => T): T {
  const registry = z.globalRegistry;
  const before = Object.entries(shared).map(([name, schema]) => {
    const known = registry.get(schema);
    registry.add(schema, { ...known, id: name });
    return { schema, known };
  });
  try {
    return make();
  } finally {
    for (const { schema, known } of before) {
      registry.remove(schema);
      if (known) registry.add(schema, known);
    }
  }
}

/** Every kind, the chapter and what they share, as definitions. */
function definitions(): Record<string, JsonSchema> {
  const schemas = Object.fromEntries(
    Object.values(questionKinds).map(({ kind, schema }): [string, z.ZodType] => [kind, schema]),
  );
  const all = withNames(() =>
    z.toJSONSchema(z.object({ ...schemas, chapter: chapterFile }), {
      target: 'draft-07',
      io: 'input',
      unrepresentable: 'any',
      reused: 'inline',
    }),
  );
  const [own, others] = [schemasIn(all.properties), schemasIn(all.definitions)];
  const twice = Object.keys(own).find((name) => Object.hasOwn(others, name));
  if (twice !== undefined)
    throw new Error(`Two definitions of the JSON Schema are called ${twice}.`);
  return { ...own, ...others };
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
