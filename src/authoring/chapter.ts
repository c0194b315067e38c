import { createHash } from 'node:crypto';
import { message } from '../i18n/text.ts';
import type { Question } from '../questions/question.ts';
import { checkChapterFile, declaredIn, placed, unlisted } from './chapter-check.ts';
import { type ChapterFile, chapterFileName } from './chapter-file.ts';
import { valueAt } from './complaint.ts';
import type { Chapter, ContentProblem } from './content.ts';
import { refusedDockerLines } from './docker-lines.ts';
import { type Folder, nameIn } from './files.ts';
import { unsuitableValues } from './filled.ts';
import type { WrittenId } from './ids.ts';
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
      ...refusedDockerLines(file),
    );
    const id = valueAt(file.tree, ['id']);
    if (typeof id === 'string' && !misnamed) ids.push({ id, file });
    if (question) questions.set(question.id, question);
  }
  if (chapter && checked?.value && problems.length === 0) {
    problems.push(...unsuitableValues(chapter, checked.value.parameters, [...questions.values()]));
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
