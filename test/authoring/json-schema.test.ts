import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { jsonSchema } from '../../src/authoring/json-schema.ts';
import { questionKinds } from '../../src/questions/registry.ts';

const questions = new URL('../../questions/', import.meta.url);

describe('the JSON Schema for editors', () => {
  it('is committed as it is made; `npm run -s plimsoll -- schema > questions/schema.json` makes it anew', async () => {
    const committed = await readFile(new URL('schema.json', questions), 'utf8');
    expect(committed).toBe(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
  });

  it('has a definition for each kind and for chapter.yaml, and no reference leads nowhere', () => {
    const schema = jsonSchema();
    const names = Object.keys(Object(schema.definitions));
    expect(names).toEqual(expect.arrayContaining([...Object.keys(questionKinds), 'chapter']));
    const targets = JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g);
    for (const [, name] of targets) expect(names).toContain(name);
  });

  it('defines each kind as that kind, and not as something else of the same name', () => {
    const definitions = new Map<string, unknown>(Object.entries(Object(jsonSchema().definitions)));
    for (const kind of Object.keys(questionKinds)) {
      expect(definitions.get(kind)).toMatchObject({ properties: { kind: { const: kind } } });
    }
  });

  it('is named in the first line of every content file', async () => {
    const folders = (await readdir(questions, { withFileTypes: true })).filter((one) =>
      one.isDirectory(),
    );
    for (const folder of folders) {
      for (const file of await readdir(new URL(`${folder.name}/`, questions))) {
        const text = await readFile(new URL(`${folder.name}/${file}`, questions), 'utf8');
        expect(text, `${folder.name}/${file}`).toMatch(
          /^# yaml-language-server: \$schema=\.\.\/schema\.json\n/,
        );
      }
    }
  });
});
