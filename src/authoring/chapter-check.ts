import { message } from '../i18n/text.ts';
import { type ChapterFile, chapterFile } from './chapter-file.ts';
import { type Complaint, type Path, valueAt } from './complaint.ts';
import { check } from './complaints.ts';
import type { ContentProblem } from './content.ts';
import type { Folder } from './files.ts';
import { idOfFile } from './ids.ts';
import type { YamlFile } from './yaml-file.ts';

/** Complaints as problems, each at its line. */
export function placed(
  file: YamlFile,
  complaints: readonly Complaint[],
): readonly ContentProblem[] {
  return complaints.map(({ path, at, expected, found }) =>
    file.problem(file.offset(path, at), { expected, found }),
  );
}

/** Declared parameters, also of a chapter.yaml with errors elsewhere; null where that cannot be told. */
export function declaredIn(file: YamlFile): readonly string[] | null {
  if (file.tree === undefined) return null;
  const parameters = valueAt(file.tree, ['parameters']);
  if (parameters === undefined) return [];
  return typeof parameters === 'object' && parameters !== null ? Object.keys(parameters) : null;
}

function listComplaints(listed: readonly unknown[], folder: Folder): readonly Complaint[] {
  return listed.flatMap((id, index): readonly Complaint[] => {
    if (typeof id !== 'string') return [];
    const path: Path = ['questions', index];
    if (listed.indexOf(id) < index) {
      const found = message('authoring.found-key-again', { key: id });
      return [{ path, at: 'value', expected: message('authoring.expected-question-once'), found }];
    }
    if (folder.files.includes(`${id}.yaml`)) return [];
    return [
      {
        path,
        at: 'value',
        expected: message('authoring.expected-question-file', { file: `${id}.yaml` }),
        found: message('authoring.found-no-file', { id }),
      },
    ];
  });
}

/** Checks chapter.yaml against its schema, and its list of questions against the files beside it. */
export function checkChapterFile(
  file: YamlFile,
  folder: Folder,
): { value: ChapterFile | undefined; problems: readonly ContentProblem[] } {
  if (file.tree === undefined) return { value: undefined, problems: file.problems };
  const { value, complaints } = check(chapterFile, file.tree);
  const all: Complaint[] = [...complaints];
  const id = valueAt(file.tree, ['id']);
  if (value && folder.name !== '' && id !== folder.name) {
    all.push({
      path: ['id'],
      at: 'value',
      expected: message('authoring.expected-folder-id', { id: folder.name }),
      found: message('authoring.found-other-id', { id: String(id) }),
    });
  }
  const questions = valueAt(file.tree, ['questions']);
  if (Array.isArray(questions)) all.push(...listComplaints(questions, folder));
  return { value, problems: [...file.problems, ...placed(file, all)] };
}

/** Tells of a question file that chapter.yaml does not name. */
export function unlisted(file: YamlFile, chapter: YamlFile): readonly ContentProblem[] {
  const questions = valueAt(chapter.tree, ['questions']);
  const id = idOfFile(file.name);
  if (!Array.isArray(questions) || questions.includes(id)) return [];
  const ending = /\.yaml$/.test(file.name);
  return [
    file.problem(0, {
      expected: ending
        ? message('authoring.expected-listed', { id })
        : message('authoring.expected-ending'),
      found: message('authoring.found-unlisted'),
    }),
  ];
}
