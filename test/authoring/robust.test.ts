import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/authoring/chapter.ts';
import { parseYamlFile } from '../../src/authoring/yaml-file.ts';
import { chapter } from './folder.ts';

const sampler = new URL('../../questions/sampler/', import.meta.url);
const names = (await readdir(sampler)).filter((name) => name !== 'chapter.yaml');
const sources = await Promise.all(names.map((name) => readFile(new URL(name, sampler), 'utf8')));

const junk = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '- ',
    '\n',
    '\t',
    '"',
    '&a ',
    '*a',
    '|',
    '!!binary ',
  ),
  fc.constantFrom(
    '__proto__: 1\n',
    '? [a]\n: b\n',
    '{{',
    '<<: *a',
    'null',
    '-1',
    '1e400',
    '\u0000',
  ),
  fc.string({ maxLength: 8, unit: 'binary' }),
);

const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 40 }), put: junk });

describe('a content file with anything in it', () => {
  it('is checked without a crash, and what is wrong stands within it', () => {
    const source = fc.constantFrom(...sources);
    fc.assert(
      fc.property(source, fc.array(edit, { minLength: 1, maxLength: 4 }), (original, edits) => {
        const text = edits.reduce((whole, { at, cut, put }) => {
          const start = at % whole.length;
          return `${whole.slice(0, start)}${put}${whole.slice(start + cut)}x`;
        }, original);
        const files = [
          parseYamlFile('one/chapter.yaml', chapter(['q'])),
          parseYamlFile('one/q.yaml', text),
        ];
        const folder = { name: 'one', files: ['chapter.yaml', 'q.yaml'] };
        const lines = text.split('\n').length;
        for (const { file, line, column, source: shown } of checkFolder({
          folder,
          files,
          problems: [],
        }).problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
          if (file !== 'one/q.yaml') continue;
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeLessThanOrEqual(shown.length + 2);
        }
      }),
      { numRuns: 400 },
    );
  });
});
