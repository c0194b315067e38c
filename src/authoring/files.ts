import { type Dirent, readdirSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { message } from '../i18n/text.ts';
import { chapterFileName } from './chapter-file.ts';
import type { ContentProblem } from './content.ts';

/** The most bytes a content file may have. */
const sizeLimit = 256 * 1024;

/** One folder of the questions folder: its files of YAML, by name. */
export interface Folder {
  /** Relative to the questions folder; empty for that folder itself. */
  readonly name: string;
  readonly files: readonly string[];
}

/** A file's text, or the problem that keeps it from being read. */
export type FileText =
  | { readonly name: string; readonly source: string }
  | { readonly name: string; readonly problem: ContentProblem };

function isContent(name: string): boolean {
  return /\.ya?ml$/i.test(name) && !name.startsWith('.');
}

/** Whether an entry is a folder, or a link to one. */
function isFolder(dir: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(dir, entry.name)).isDirectory();
}

function yamlFiles(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && isContent(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/**
 * The folders that hold content, in the order of their names: those within `dir`, or `dir` itself where it is a
 * chapter. Throws where `dir` cannot be read. Asking the file system about a few dozen names here takes a fraction of a
 * millisecond; asking it beside the thread, name by name, took ten times that and made requests wait.
 */
export function listFolders(dir: string): readonly Folder[] {
  const own = yamlFiles(dir);
  if (own.includes(chapterFileName)) return [{ name: '', files: own }];
  const folders = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && isFolder(dir, entry))
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, files: yamlFiles(join(dir, name)) }));
  return [{ name: '', files: own }, ...folders].filter(({ files }) => files.length > 0);
}

/** The name of a folder's file, relative to the questions folder. */
export function nameIn(folder: Folder, file: string): string {
  return folder.name === '' ? file : `${folder.name}/${file}`;
}

function unreadable(name: string, wording: Pick<ContentProblem, 'expected' | 'found'>): FileText {
  return { name, problem: { file: name, line: 1, column: 1, source: '', ...wording } };
}

/** Reads one file, once. */
export async function readContentFile(dir: string, name: string): Promise<FileText> {
  const path = join(dir, name);
  const { size } = await stat(path);
  if (size > sizeLimit) {
    return unreadable(name, {
      expected: message('authoring.expected-small-file', { limit: sizeLimit / 1024 }),
      found: message('authoring.found-big-file', { size: Math.ceil(size / 1024) }),
    });
  }
  const bytes = await readFile(path);
  try {
    return { name, source: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return unreadable(name, {
      expected: message('authoring.expected-utf8'),
      found: message('authoring.found-bytes'),
    });
  }
}

/** What changes when any file does: the names, sizes and times of all of them. Throws where one cannot be asked. */
export function fingerprint(dir: string): string {
  return listFolders(dir)
    .flatMap((folder) => folder.files.map((file) => nameIn(folder, file)))
    .map((name) => {
      const { ino, size, mtimeNs, ctimeNs } = statSync(join(dir, name), { bigint: true });
      return `${name} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
    })
    .join('\n');
}
