import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
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
async function isFolder(dir: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return (await stat(join(dir, entry.name))).isDirectory();
}

async function yamlFiles(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && isContent(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/**
 * The folders that hold content, in the order of their names: those within `dir`, or `dir` itself where it is a
 * chapter. Rejects where `dir` cannot be read.
 */
export async function listFolders(dir: string): Promise<readonly Folder[]> {
  const own = await yamlFiles(dir);
  if (own.includes(chapterFileName)) return [{ name: '', files: own }];
  const entries = await readdir(dir, { withFileTypes: true });
  const shown = entries.filter((entry) => !entry.name.startsWith('.'));
  const kinds = await Promise.all(shown.map((entry) => isFolder(dir, entry)));
  const names = shown
    .filter((_, index) => kinds[index])
    .map((entry) => entry.name)
    .sort();
  const folders = await Promise.all(
    names.map(async (name) => ({ name, files: await yamlFiles(join(dir, name)) })),
  );
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

/** What changes when any file does: the names, sizes and times of all of them. */
export async function fingerprint(dir: string): Promise<string> {
  const folders = await listFolders(dir);
  const names = folders.flatMap((folder) => folder.files.map((file) => nameIn(folder, file)));
  const lines = await Promise.all(
    names.map(async (name) => {
      const { ino, size, mtimeNs, ctimeNs } = await stat(join(dir, name), { bigint: true });
      return `${name} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
    }),
  );
  return lines.join('\n');
}
