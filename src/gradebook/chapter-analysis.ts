import type { Chapter } from '../authoring/content.ts';
import { maxPoints } from '../questions/any.ts';
import type { Store } from '../store/store.ts';
import { chapterScores } from './scores.ts';
import { analyseTest, type Counted, markOf, type TestAnalysis } from './test-analysis.ts';

/**
 * Analyses the questions of a chapter, from the newest attempt of everybody who is counted. A chapter has no handing in:
 * who answered every question has finished.
 */
export async function chapterAnalysis(
  store: Store,
  chapter: Chapter,
  counted: Counted,
): Promise<TestAnalysis> {
  const { rows } = await chapterScores(store, chapter);
  const test = {
    of: 'chapter',
    id: chapter.id,
    title: chapter.title,
    counts: 'best',
    questions: chapter.questions.map((question) => ({
      chapter,
      question,
      max: maxPoints(question),
    })),
    rows: rows.map(({ learner, cells }) => ({
      learner: learner.id,
      cells,
      isFinished: cells.every((cell) => markOf(cell) !== null),
    })),
  } as const;
  return analyseTest(store, test, counted);
}
