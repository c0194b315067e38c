import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { exampleCheck, readExamples } from '../../src/authoring/reference/examples.ts';
import { referencePage } from '../../src/authoring/reference/page.ts';
import { vocabulary } from '../../src/authoring/reference/words.ts';

const examples = await readExamples();

it('the reference page is committed as it is made; `npm run -s plimsoll -- schema --reference > docs/checks.md` makes it anew', async () => {
  const committed = await readFile(new URL('../../docs/checks.md', import.meta.url), 'utf8');
  expect(committed).toBe(referencePage(examples));
});

it('every word of the schemas has its examples, and every example its word', () => {
  const words = vocabulary().flatMap((section) => section.words.map((word) => word.id));
  expect(Object.keys(examples.words).sort()).toEqual([...words].sort());
});

it.each(Object.entries(examples.words))('the examples of %s use that word', (id, example) => {
  const [subject = '', key = ''] = id.split('.');
  for (const written of [example.pass, example.fail]) {
    const check = exampleCheck(written);
    expect(Object.keys(check)).toContain(subject);
    const asked = 'containers' in check ? check.containers.where : check.expect;
    expect(JSON.stringify(asked)).toContain(`"${key}":`);
  }
});
