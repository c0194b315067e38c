import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickTree } from '../../src/authoring/quick-tree.ts';
import { parseWithCare } from '../../src/authoring/yaml-file.ts';

const questions = new URL('../../questions/', import.meta.url);

describe('the quick reader', () => {
  it('reads every content file quickly, and as the careful one does', async () => {
    const files = (await readdir(questions, { recursive: true })).filter((one) =>
      one.endsWith('.yaml'),
    );
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const source = await readFile(new URL(file, questions), 'utf8');
      expect(quickTree(source), file).toEqual({ tree: parseWithCare(file, source).tree });
    }
  });

  it('reads as the careful one does whatever both can read', () => {
    const scalar = fc.constantFrom(
      ...['true', 'no', 'Null', '~', '', '12', '0x1f', '-1.5e3', '.inf', '1:30', '2026-01-31'],
      ...["'it''s'", '"a\\tb"', 'redis:alpine', '{{volume}}', '-v a:/b', '中文。', '128M', '007'],
    );
    const flow = fc.constantFrom('[a, b]', '{ a: 1, b: [x] }', '[]', '{}', '{ a }');
    const block = fc.constantFrom(
      '|\n  one\n  two',
      '>\n  one\n  two\n\n  three',
      '\n  - a\n  - b',
    );
    const line = fc.tuple(
      fc.constantFrom('a', 'b', 'c d', 'x-y', '"q"'),
      fc.oneof(scalar, flow, block),
    );
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ([key]) => key, maxLength: 5 }), (lines) => {
        const source = lines.map(([key, value]) => `${key}: ${value}\n`).join('');
        const careful = parseWithCare('a.yaml', source);
        const quick = quickTree(source);
        if (quick === null || careful.problems.length > 0) return;
        expect(quick.tree).toEqual(careful.tree);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves to the careful one what is odd', () => {
    for (const odd of ['a: 1\na: 2', 'a: [', 'a: *nothing', '\ta: 1', 'a: b: c']) {
      expect(quickTree(odd), odd).toBeNull();
    }
  });
});
