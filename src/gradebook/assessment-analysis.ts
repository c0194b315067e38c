import type { Content } from '../authoring/content.ts';
import type { Assessment } from '../classroom/assessments/assessment.ts';
import type { Store } from '../store/store.ts';
import { assessmentScores } from './assessment-scores.ts';
import { analyseTest, type Counted, type TestAnalysis } from './test-analysis.ts';

/**
 * Analyses the questions of an assessment by its marks; `now` is in ms since 1970. Who handed in has finished. Whoever is
 * excused from a question is left out: their total is of other questions than everybody's.
 */
export async function assessmentAnalysis(
  store: Store,
  content: Content,
  assessment: Assessment,
  { counted, now }: { readonly counted: Counted; readonly now: number },
): Promise<TestAnalysis> {
  const { id, title, columns, rows } = await assessmentScores(store, content, assessment, { now });
  const chapters = new Map(content.chapters.map((chapter) => [chapter.id, chapter]));
  // Of a question that the content has no more, nothing but marks is known.
  const known = columns.flatMap(({ chapter: of, question, max }, index) => {
    const chapter = chapters.get(of);
    return chapter && question ? [{ index, chapter, question, max }] : [];
  });
  const whole = rows.filter(({ cells }) => cells.every((cell) => cell?.state !== 'excused'));
  return analyseTest(
    store,
    {
      of: 'assessment',
      id,
      title,
      counts: assessment.settings.tries.counts,
      questions: known,
      rows: whole.map(({ learner, cells, isHandedIn }) => ({
        learner: learner.id,
        cells: known.map(({ index }) => cells[index] ?? null),
        isFinished: isHandedIn,
      })),
    },
    counted,
  );
}
