import { createHash } from 'node:crypto';
import { message } from '../i18n/text.ts';
import type { Question } from '../questions/question.ts';
import { type ChapterFile, chapterFile, chapterFileName } from './chapter-file.ts';
import { type Complaint, type Path, valueAt } from './complaint.ts';
import { check } from './complaints.ts';
import type { Chapter, ContentProblem } from './content.ts';
import { type Folder, nameIn } from './files.ts';
import { idOfFile, type WrittenId } from './ids.ts';
import { undeclaredParameters } from './placeholders.ts';
import { checkQuestion } from './question-file.ts';
import type { Wording } from './syntax.ts';
import type { YamlFile } from './yaml-file.ts';

/** A folder whose files were read and parsed. A file that could not be read is only a problem. */
export interface ReadFolder {
  readonly folder: Folder;
  readonly files: readonly YamlFile[];
  readonly problems: readonly ContentProblem[];
}

/** A folder that was checked: a chapter, or all that is wrong with it. */
export interface CheckedFolder {
  readonly chapter: Chapter | null;
  readonly problems: readonly ContentProblem[];
  readonly ids: readonly WrittenId[];
}

function placed(file: YamlFile, complaints: readonly Complaint[]): readonly ContentProblem[] {
  return complaints.map(({ path, at, expected, found }) =>
    file.problem(file.offset(path, at), { expected, found }),
  );
}

/** Declared parameters, also of a chapter.yaml with errors elsewhere; null where that cannot be told. */
function declaredIn(file: YamlFile): readonly string[] | null {
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

function checkChapterFile(
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

function unlisted(file: YamlFile, chapter: YamlFile): readonly ContentProblem[] {
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

function strayWording(folder: Folder): Wording {
  return folder.name === ''
    ? {
        expected: message('authoring.expected-in-chapter'),
        found: message('authoring.found-beside-chapters'),
      }
    : {
        expected: message('authoring.expected-chapter-file'),
        found: message('authoring.found-no-chapter-file'),
      };
}

/** Checks all files of one folder; what is wrong in one file never hides what is wrong in another. */
export function checkFolder({ folder, files, problems: unread }: ReadFolder): CheckedFolder {
  const problems: ContentProblem[] = [...unread];
  const chapterName = nameIn(folder, chapterFileName);
  const chapter = files.find((file) => file.name === chapterName);
  const checked = chapter && checkChapterFile(chapter, folder);
  problems.push(...(checked?.problems ?? []));
  if (!chapter && !folder.files.includes(chapterFileName)) {
    problems.push(...files.map((file) => file.problem(0, strayWording(folder))));
  }
  const declared = chapter ? declaredIn(chapter) : null;
  const questions = new Map<string, Question>();
  const ids: WrittenId[] = [];
  for (const file of files.filter((one) => one !== chapter)) {
    problems.push(...file.problems, ...(chapter ? unlisted(file, chapter) : []));
    if (file.tree === undefined) continue;
    const { question, complaints } = checkQuestion(file.tree);
    const misnamed = complaints.some(({ path }) => path[0] === 'id');
    problems.push(
      ...placed(file, complaints),
      ...(declared ? undeclaredParameters(file, declared) : []),
    );
    const id = valueAt(file.tree, ['id']);
    if (typeof id === 'string' && !misnamed) ids.push({ id, file });
    if (question) questions.set(question.id, question);
  }
  if (!checked?.value || problems.length > 0) return { chapter: null, problems, ids };
  return { chapter: assemble(checked.value, questions, files), problems, ids };
}

function assemble(
  file: ChapterFile,
  questions: ReadonlyMap<string, Question>,
  files: readonly YamlFile[],
): Chapter {
  const hash = createHash('sha256');
  for (const { name, source } of files) hash.update(`${name}\0${source}\0`);
  return {
    id: file.id,
    title: file.title,
    summary: file.summary,
    source: file.source ?? null,
    parameters: file.parameters,
    images: file.images,
    questions: file.questions.flatMap((id) => questions.get(id) ?? []),
    version: hash.digest('hex').slice(0, 16),
  };
}
