import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { questionsDir } from './app.ts';

/** A copy of Plimsoll's own questions that a test may edit. */
export interface QuestionsCopy {
  readonly dir: string;
  /** Replaces a text in one of its files, such as `sampler/true-false.yaml`; the text must be there. */
  replace(file: string, text: string, by: string): Promise<void>;
}

/** Copies the questions into a folder that is gone when the test is over. */
export async function copyOfQuestions(): Promise<QuestionsCopy> {
  const dir = await mkdtemp(join(tmpdir(), 'plimsoll-questions-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await cp(questionsDir, dir, { recursive: true });
  return {
    dir,
    replace: async (file, text, by) => {
      const path = join(dir, file);
      const before = await readFile(path, 'utf8');
      if (!before.includes(text)) throw new Error(`${file} does not say ${text}.`);
      await writeFile(path, before.replace(text, by));
    },
  };
}
