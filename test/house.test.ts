import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { catalogues } from '../src/i18n/catalogues.ts';
import { languages } from '../src/i18n/language.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');

/** The folders of the house, from the foundations to the faces. */
const house = [
  'i18n',
  'docker-cli',
  'checks',
  'questions',
  'authoring',
  'engine',
  'store',
  'sandboxes',
  'classroom',
  'attempts',
  'live',
  'proving',
  'gradebook',
  'web',
  'cli',
];

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const sourceFiles = filesIn('src', /\.(ts|mjs)$/);

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, path]) => path ?? '');
}

function folderOf(file: string): string {
  const [first = '', second] = relative(source, file).split('/');
  return second === undefined ? '' : first;
}

test('every folder under src has its place in the house', () => {
  const folders = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(folders.filter((folder) => folder !== 'setup' && !house.includes(folder))).toEqual([]);
});

test('a folder imports only from folders above it', () => {
  const wrong = sourceFiles.flatMap((file) => {
    const from = folderOf(file);
    return importsOf(file)
      .filter((path) => path.startsWith('.'))
      .map((path) => resolve(dirname(file), path))
      .filter((target) => target.startsWith(`${source}/`))
      .map((target) => ({ target, to: folderOf(target) }))
      .filter(({ target, to }) => {
        const shared = ['assert-never.ts', 'config.ts', 'edit-distance.ts'].some(
          (name) => target === join(source, name),
        );
        if (to === from || shared || from === '') return false;
        return to === '' || from === 'setup' || house.indexOf(to) > house.indexOf(from);
      })
      .map(({ target }) => `${relative(root, file)} imports ${relative(root, target)}`);
  });
  expect(wrong).toEqual([]);
});

test('what runs before the dependencies exist imports nothing but Node and itself', () => {
  const wrong = filesIn('src/setup', /\.mjs$/).flatMap((file) =>
    importsOf(file)
      .filter((path) => !path.startsWith('node:') && !path.startsWith('./'))
      .map((path) => `${relative(root, file)} imports ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('the pure folders do no I/O and know neither the time nor chance', () => {
  const impure =
    /from '(node:(?!buffer|util)|dockerode|pg|better-sqlite3|kysely)|Date\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/;
  const wrong = sourceFiles
    .filter(
      (file) =>
        ['docker-cli', 'checks', 'questions'].includes(folderOf(file)) ||
        file.startsWith(join(source, 'classroom/assessments/')),
    )
    .filter((file) => impure.test(readFileSync(file, 'utf8')))
    .map((file) => relative(root, file));
  expect(wrong).toEqual([]);
});

test('no file grows past 300 lines', () => {
  const long = [...sourceFiles, ...filesIn('views', /\.(ts|ejs)$/)]
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300)
    .map(({ file, lines }) => `${relative(root, file)}: ${lines} lines`);
  expect(long).toEqual([]);
});

test('no type is talked around and no tool is told to look away', () => {
  const dodges =
    /: any\b|<any>|\bas any\b|as unknown as|@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable/;
  const wrong = [...sourceFiles, ...filesIn('views', /\.ts$/), ...filesIn('test', /\.ts$/)]
    .filter((file) => file !== fileURLToPath(import.meta.url))
    .filter((file) => dodges.test(readFileSync(file, 'utf8')))
    .map((file) => relative(root, file));
  expect(wrong).toEqual([]);
});

test('no test is skipped, alone or still to be written', () => {
  const absent = /\b(?:test|it|describe)\.(?:skip|only|todo|skipIf|runIf)\b/;
  const wrong = filesIn('test', /\.ts$/)
    .filter((file) => absent.test(readFileSync(file, 'utf8')))
    .map((file) => relative(root, file));
  expect(wrong).toEqual([]);
});

/** The parser's number for a piece of plain text; every other element with a value stands for an argument. */
const plainText = 0;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

function argumentsOf(element: Element): string[] {
  const name = 'value' in element && element.type !== plainText ? [element.value] : [];
  const branches = 'options' in element ? Object.values(element.options) : [];
  return [...name, ...branches.flatMap((branch) => branch.value.flatMap(argumentsOf))];
}

/** The names of a message's placeholders, those within a plural's or a choice's branches too. */
function placeholdersOf(text: string): string[] {
  const message = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true });
  return [...new Set(message.getAst().flatMap(argumentsOf))].sort();
}

test('every message stands in every language, with the same placeholders', () => {
  const [first, ...others] = languages;
  for (const language of others) {
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(catalogues[first]).sort());
    const wrong = Object.entries(catalogues[first]).flatMap(([key, text]) => {
      const other = Object.entries(catalogues[language]).find(([one]) => one === key)?.[1] ?? '';
      const [ours, theirs] = [placeholdersOf(text), placeholdersOf(other)];
      return ours.join() === theirs.join()
        ? []
        : [`${key}: ${ours} in ${first}, ${theirs} in ${language}`];
    });
    expect(wrong).toEqual([]);
  }
});

test('no message is empty, and none shouts', () => {
  for (const language of languages) {
    const wrong = Object.entries(catalogues[language])
      .filter(([, text]) => text.trim() === '' || /[!！]|oops/i.test(text))
      .map(([key]) => `${key} in ${language}`);
    expect(wrong).toEqual([]);
  }
});

test('every message that no grade keeps is used somewhere', () => {
  const keptWithGrades = /^(attempts|checks|compare|docker|engine|questions)\./;
  const code = [...sourceFiles, ...filesIn('views', /\.(ts|ejs)$/)]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const named = new Set([...code.matchAll(/['"`](\w+\.[\w.-]+)['"`]/g)].map(([, key]) => key));
  const families = [...code.matchAll(/`(\w+\.[\w.-]*)\$\{/g)].map(([, start]) => start ?? '');
  const unused = Object.keys(catalogues.en).filter(
    (key) =>
      !keptWithGrades.test(key) &&
      !named.has(key) &&
      !families.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});
