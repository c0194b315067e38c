import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogues } from '../../../src/i18n/catalogues.ts';
import { questionKinds } from '../../../src/questions/registry.ts';

const folder = fileURLToPath(new URL('../../../views', import.meta.url));
const views = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ejs'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

test('every kind of question but a task has its partial and its name', () => {
  for (const kind of Object.keys(questionKinds)) {
    expect(catalogues.en).toHaveProperty([`web.kind-${kind}`]);
    if (kind !== 'task')
      expect(views.map(({ name }) => name)).toContain(join('kinds', `${kind}.ejs`));
  }
});

test('every message that a view names is written', () => {
  const named = views.flatMap(({ text }) => [...text.matchAll(/'(web\.[\w-]+)'/g)]);
  expect(named.length).toBeGreaterThan(80);
  for (const [, key = ''] of named) expect(catalogues.en).toHaveProperty([key]);
});

test('every state has its word', () => {
  const states =
    'open draft correct partly-correct incorrect needs-review unknown passed failed waiting';
  for (const state of states.split(' ')) {
    expect(catalogues.en).toHaveProperty([`web.state-${state}`]);
  }
});

test('no view has a style, a script or a handler of its own in it', () => {
  for (const { name, text } of views) {
    expect([
      name,
      /\sstyle=|<style|<script(?! src=)|\son[a-z]+=|javascript:/i.exec(text)?.[0],
    ]).toEqual([name, undefined]);
  }
});
