import { message } from '../i18n/text.ts';
import { checkFolder, type ReadFolder } from './chapter.ts';
import type { Content, ContentProblem } from './content.ts';
import { type Folder, listFolders, nameIn, readContentFile } from './files.ts';
import { idProblems } from './ids.ts';
import { parseYamlFile } from './yaml-file.ts';

/** What came of loading: the content, or every problem of every file, in the order of files and lines. */
export type Loaded =
  | { readonly content: Content; readonly problems: readonly [] }
  | { readonly content: null; readonly problems: readonly ContentProblem[] };

async function readFolder(dir: string, folder: Folder): Promise<ReadFolder> {
  const texts = await Promise.all(
    folder.files.map((file) => readContentFile(dir, nameIn(folder, file))),
  );
  return {
    folder,
    files: texts.flatMap((text) =>
      'source' in text ? [parseYamlFile(text.name, text.source)] : [],
    ),
    problems: texts.flatMap((text) => ('problem' in text ? [text.problem] : [])),
  };
}

function byPlace(one: ContentProblem, other: ContentProblem): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}

/** One problem a place and wording: an alias shows its anchor's problems again. */
function distinct(problems: readonly ContentProblem[]): readonly ContentProblem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()].sort(byPlace);
}

/**
 * Loads the questions folder, each file read once. Problems of content are returned, all of them; a folder that
 * cannot be read rejects.
 */
export async function loadContent(dir: string): Promise<Loaded> {
  const folders = listFolders(dir);
  const checked = (await Promise.all(folders.map((folder) => readFolder(dir, folder)))).map(
    checkFolder,
  );
  const problems = [
    ...checked.flatMap((folder) => folder.problems),
    ...idProblems(checked.flatMap(({ ids }) => ids)),
  ];
  if (folders.length === 0) {
    problems.push({
      file: '.',
      line: 1,
      column: 1,
      source: '',
      expected: message('authoring.expected-chapters'),
      found: message('authoring.found-no-chapters'),
    });
  }
  if (problems.length > 0) return { content: null, problems: distinct(problems) };
  return { content: { chapters: checked.flatMap(({ chapter }) => chapter ?? []) }, problems: [] };
}
