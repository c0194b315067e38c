import type { Chapter } from '../authoring/content.ts';
import type { Question } from '../questions/question.ts';
import { drawParameters, instantiate } from '../questions/variants.ts';
import type { Store } from '../store/store.ts';
import { type Analysis, analyse, type ItemAnalysis } from './analysis/analyse.ts';
import type { SeenParts } from './analysis/parts.ts';
import { type PartReader, partReader } from './question-parts.ts';
import { chapterScores } from './scores.ts';
import type { QuestionCell, ScoreRow } from './table.ts';

/** Whose marks are analysed: of everybody who answered something, or only of those who answered every question. */
export type Counted = 'everybody' | 'finished';

/** A question of a chapter, analysed. */
export interface QuestionAnalysis extends ItemAnalysis {
  /** With the first of each parameter's values. */
  readonly question: Question;
  readonly max: number;
  /** How many of its marks are only suggested until a person settles them. */
  readonly provisional: number;
}

/** The item analysis of a chapter. */
export interface ChapterAnalysis extends Omit<Analysis, 'items'> {
  readonly chapter: Chapter;
  readonly counted: Counted;
  /** How many learners each choice counts. */
  readonly learners: Readonly<Record<Counted, number>>;
  readonly questions: readonly QuestionAnalysis[];
}

/** The mark of a cell: what would count if what is suggested were accepted; none where nobody could judge it. */
function markOf(cell: QuestionCell | null): number | null {
  return cell === null || cell.state === 'unknown' ? null : cell.points + cell.provisional;
}

/** What each of these learners chose or missed in each question that has parts, by its id. */
async function readParts(
  store: Store,
  chapter: Chapter,
  readers: ReadonlyMap<string, PartReader>,
  learners: readonly string[],
): Promise<ReadonlyMap<string, SeenParts>> {
  const seen = new Map(
    [...readers.keys()].map((id) => [id, new Map<string, ReadonlySet<string> | null>()]),
  );
  const which = (wanted: PartReader['which']) =>
    [...readers].filter(([, reader]) => reader.which === wanted).map(([id]) => id);
  const wanted = { first: which('first'), counted: which('counted') };
  for await (const { learner, answers } of store.scores.detailsOfChapter(chapter.id, wanted)) {
    for (const answer of answers) {
      const read = readers.get(answer.question)?.read(answer) ?? null;
      seen.get(answer.question)?.set(learner, read);
    }
  }
  return new Map(
    [...readers].map(([id, { kind, parts }]) => {
      const byLearner = learners.map((learner) => seen.get(id)?.get(learner) ?? null);
      return [id, { kind, parts, seen: byLearner }];
    }),
  );
}

function counts(rows: readonly ScoreRow[]) {
  const marked = rows.map((row) => ({ row, marks: row.cells.map(markOf) }));
  const everybody = marked.filter(({ row }) => row.cells.some((cell) => cell !== null));
  const finished = everybody.filter(({ marks }) => marks.every((mark) => mark !== null));
  return { everybody, finished };
}

/** Analyses the questions of a chapter, from the newest attempt of everybody who is counted. */
export async function chapterAnalysis(
  store: Store,
  chapter: Chapter,
  counted: Counted,
): Promise<ChapterAnalysis> {
  const { rows, columns } = await chapterScores(store, chapter);
  const groups = counts(rows);
  const members = groups[counted];
  const put = drawParameters(chapter.parameters, null);
  const questions = chapter.questions.map((question) => instantiate(question, put));
  const readers = new Map(
    questions.flatMap((question): [string, PartReader][] => {
      const reader = partReader(question);
      return reader === null ? [] : [[question.id, reader]];
    }),
  );
  const learners = members.map(({ row }) => row.learner.id);
  const parts = await readParts(store, chapter, readers, learners);
  const { items, ...whole } = analyse(
    { max: columns.map(({ max }) => max), rows: members.map(({ marks }) => marks) },
    questions.map(({ id }) => parts.get(id) ?? null),
  );
  return {
    ...whole,
    chapter,
    counted,
    learners: { everybody: groups.everybody.length, finished: groups.finished.length },
    questions: questions.flatMap((question, index) => {
      const [item, column] = [items[index], columns[index]];
      if (!item || !column) return [];
      const provisional = members.filter(({ row }) => (row.cells[index]?.provisional ?? 0) > 0);
      return [{ ...item, question, max: column.max, provisional: provisional.length }];
    }),
  };
}
