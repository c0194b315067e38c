import { message } from '../i18n/text.ts';
import type { ContentProblem } from './content.ts';
import type { YamlFile } from './yaml-file.ts';

/** A question's id as its file says it. */
export interface WrittenId {
  readonly id: string;
  readonly file: YamlFile;
}

/** A file's name without its folder and ending: the id that the question in it has. */
export function idOfFile(name: string): string {
  return name.replace(/^.*\//, '').replace(/\.ya?ml$/i, '');
}

/**
 * Ids that are not the name of their file, or that a question of another chapter has: results and commands name a
 * question by its id alone. One problem an id.
 */
export function idProblems(ids: readonly WrittenId[]): readonly ContentProblem[] {
  const owners = new Map<string, YamlFile>();
  for (const { id, file } of ids) {
    if (id === idOfFile(file.name) && !owners.has(id)) owners.set(id, file);
  }
  return ids.flatMap(({ id, file }) => {
    const owner = owners.get(id);
    if (owner === file) return [];
    const name = idOfFile(file.name);
    return file.problem(file.offset(['id'], 'value'), {
      expected:
        id === name
          ? message('authoring.expected-new-id')
          : message('authoring.expected-file-id', { id: name }),
      found: owner
        ? message('authoring.found-taken-id', { id, file: owner.name })
        : message('authoring.found-other-id', { id }),
    });
  });
}
