import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadContent } from '../../src/authoring/load.ts';
import { render } from '../../src/i18n/text.ts';

/** Files of a questions folder by their names, such as `one/chapter.yaml`. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A questions folder of the test's own; it is gone when the test is over. */
export async function questionsFolder(files: Files): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'plimsoll-questions-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
  return dir;
}

/** A chapter `one` that names these questions. */
export function chapter(questions: readonly string[], more = ''): string {
  return `id: one
title: { en: One, zh-CN: 一 }
summary: { en: The first, zh-CN: 第一章 }
questions: [${questions.join(', ')}]
${more}`;
}

/** A true-false question without an error. */
export function trueFalse(id: string): string {
  return `kind: true-false
id: ${id}
title: { en: A title, zh-CN: 标题 }
prompt: { en: A prompt, zh-CN: 题目 }
answer: true
explanation: { en: Why, zh-CN: 解释 }
`;
}

/** The problems of a folder, one line each: `file:line:column: expected …, found …`, in English. */
export async function problemsOf(files: Files): Promise<readonly string[]> {
  const { problems } = await loadContent(await questionsFolder(files));
  return problems.map(
    ({ file, line, column, expected, found }) =>
      `${file}:${line}:${column}: expected ${render(expected, 'en')}, found ${render(found, 'en')}`,
  );
}

/** The problems of one question file, without the name of the file. */
export async function problemsIn(source: string, more = ''): Promise<readonly string[]> {
  const lines = await problemsOf({
    'one/chapter.yaml': chapter(['q'], more),
    'one/q.yaml': source,
  });
  return lines.map((line) => line.replace(/^one\/q\.yaml:/, ''));
}
