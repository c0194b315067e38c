import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { temporaryFolder } from '../../support/database.ts';

/** The same words in both languages. */
export const say = (words: string) => ({ en: words, 'zh-CN': words });

const solutions = [
  { name: 'made', run: 'docker volume create data' },
  { name: 'with a label', run: 'docker volume create --label a=b data' },
];

/** A task that wants the volume `data`, with these fields besides. */
export function volumeTask(id: string, fields: object = {}): { readonly id: string } {
  const task = {
    id,
    kind: 'task',
    title: say('A volume'),
    prompt: say('Make the volume `data`.'),
    explanation: say('`docker volume create data`'),
    checks: [{ id: 'there', volume: 'data', expect: { exists: true } }],
    solutions,
    ...fields,
  };
  return task;
}

/** A questions folder of one chapter, `volumes`, with these questions. */
export function questionsFolder(questions: readonly { readonly id: string }[]): string {
  const folder = temporaryFolder();
  const chapter = join(folder, 'volumes');
  mkdirSync(chapter);
  const write = (name: string, content: object) =>
    writeFileSync(join(chapter, `${name}.yaml`), stringify(content));
  write('chapter', {
    id: 'volumes',
    title: say('Volumes'),
    summary: say('Volumes.'),
    images: [],
    questions: questions.map(({ id }) => id),
  });
  for (const question of questions) write(question.id, question);
  return folder;
}
