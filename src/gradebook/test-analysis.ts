import type { Chapter } from '../authoring/content.ts';
import type { Localised } from '../i18n/language.ts';
import type { Question } from '../questions/question.ts';
import { drawParameters, instantiate } from '../questions/variants.ts';
import type { Store } from '../store/store.ts';
import { type Analysis, analyse, type ItemAnalysis } from './analysis/analyse.ts';
import type { SeenParts } from './analysis/parts.ts';
import { questionKey } from './changed-mark.ts';
import { type PartReader, partReader } from './question-parts.ts';
import type { QuestionCell } from './table.ts';

/** Whose marks are analysed: of everybody who answered something, or only of those who finished. */
export type Counted = 'everybody' | 'finished';

/** A question, analysed. */
export interface QuestionAnalysis extends ItemAnalysis {
  /** The id of its chapter. */
  readonly chapter: string;
  /** With the first of each parameter's values. */
  readonly question: Question;
  readonly max: number;
  /** How many of its marks are only suggested until a person settles them. */
  readonly provisional: number;
}

/** What an analysis is of: a chapter by itself, or an assessment. */
export interface Tested {
  readonly of: 'chapter' | 'assessment';
  readonly id: string;
  readonly title: Localised;
}

/** The item analysis of a chapter or an assessment. */
export interface TestAnalysis extends Omit<Analysis, 'items'>, Tested {
  readonly counted: Counted;
  /** How many learners each choice counts. */
  readonly learners: Readonly<Record<Counted, number>>;
  readonly questions: readonly QuestionAnalysis[];
}

/** A learner's cells, in the order of the questions. */
export interface TestRow {
  readonly learner: string;
  readonly cells: readonly (QuestionCell | null)[];
  readonly isFinished: boolean;
}

/** What is analysed. */
export interface Test extends Tested {
  readonly questions: readonly {
    readonly chapter: Chapter;
    readonly question: Question;
    readonly max: number;
  }[];
  readonly rows: readonly TestRow[];
  /** Which answer counts where a question may be answered again. */
  readonly counts: 'best' | 'last';
}

/** The mark of a cell: what would count if what is suggested were accepted; none where nobody could judge it. */
export function markOf(cell: QuestionCell | null): number | null {
  return cell === null || cell.state === 'unknown' ? null : cell.points + cell.provisional;
}

interface Put {
  readonly key: string;
  readonly chapter: string;
  readonly question: Question;
  readonly max: number;
  readonly reader: PartReader | null;
}

function putQuestions({ questions }: Test): readonly Put[] {
  return questions.map(({ chapter, question, max }) => {
    const put = instantiate(question, drawParameters(chapter.parameters, null));
    const key = questionKey({ chapter: chapter.id, id: question.id });
    return { key, chapter: chapter.id, question: put, max, reader: partReader(put) };
  });
}

type SeenByLearner = ReadonlyMap<string, ReadonlySet<string> | null>;

/** What everybody chose or missed in the questions of one chapter, by the question's key. */
async function readChapter(
  store: Store,
  test: Test,
  chapter: string,
  questions: readonly Put[],
): Promise<ReadonlyMap<string, SeenByLearner>> {
  const seen = new Map(
    questions.map(({ question }) => [question.id, new Map<string, ReadonlySet<string> | null>()]),
  );
  const readers = new Map(questions.map(({ question, reader }) => [question.id, reader]));
  const ids = (which: (put: Put) => boolean) =>
    questions.filter(which).map((one) => one.question.id);
  const isLast = ({ question, reader }: Put) =>
    reader?.which === 'counted' && question.kind !== 'task' && test.counts === 'last';
  const wanted = {
    first: ids(({ reader }) => reader?.which === 'first'),
    counted: ids((put) => put.reader?.which === 'counted' && !isLast(put)),
    last: ids(isLast),
  };
  const at = { chapter, assessment: test.of === 'assessment' ? test.id : '' };
  for await (const { learner, answers } of store.scores.detailsOf(at, wanted)) {
    for (const answer of answers) {
      const read = readers.get(answer.question)?.read(answer) ?? null;
      seen.get(answer.question)?.set(learner, read);
    }
  }
  return new Map(questions.map(({ key, question }) => [key, seen.get(question.id) ?? new Map()]));
}

async function readParts(
  store: Store,
  test: Test,
  questions: readonly Put[],
  learners: readonly string[],
): Promise<readonly (SeenParts | null)[]> {
  const withParts = questions.filter(({ reader }) => reader !== null);
  const seen = new Map<string, SeenByLearner>();
  for (const chapter of new Set(withParts.map((one) => one.chapter))) {
    const own = withParts.filter((one) => one.chapter === chapter);
    for (const [key, read] of await readChapter(store, test, chapter, own)) seen.set(key, read);
  }
  return questions.map(({ key, reader }) => {
    if (reader === null) return null;
    const byLearner = learners.map((learner) => seen.get(key)?.get(learner) ?? null);
    return { kind: reader.kind, parts: reader.parts, seen: byLearner };
  });
}

/** Analyses the questions of a test, from the marks of everybody who is counted. */
export async function analyseTest(
  store: Store,
  test: Test,
  counted: Counted,
): Promise<TestAnalysis> {
  const everybody = test.rows.filter(({ cells }) => cells.some((cell) => cell !== null));
  const groups = { everybody, finished: everybody.filter(({ isFinished }) => isFinished) };
  const members = groups[counted];
  const questions = putQuestions(test);
  const learners = members.map(({ learner }) => learner);
  const { items, ...whole } = analyse(
    {
      max: questions.map(({ max }) => max),
      rows: members.map(({ cells }) => cells.map(markOf)),
    },
    await readParts(store, test, questions, learners),
  );
  const { of, id, title } = test;
  return {
    ...whole,
    of,
    id,
    title,
    counted,
    learners: { everybody: groups.everybody.length, finished: groups.finished.length },
    questions: questions.flatMap(({ chapter, question, max }, index) => {
      const item = items[index];
      if (!item) return [];
      const provisional = members.filter(({ cells }) => (cells[index]?.provisional ?? 0) > 0);
      return [{ ...item, chapter, question, max, provisional: provisional.length }];
    }),
  };
}
