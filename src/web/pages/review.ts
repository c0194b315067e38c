import type { RecordedResponse } from '../../attempts/attempts.ts';
import { renderMarkdown } from '../../authoring/markdown.ts';
import type { Language } from '../../i18n/language.ts';
import type { Essay } from '../../questions/kinds/essay.ts';
import { lineOf } from './remark.ts';

/** A written answer laid beside its rubric, to be settled by its writer. */
export interface Review {
  /** The id of the response that is settled. */
  readonly response: string;
  readonly settled: boolean;
  readonly points: readonly {
    readonly id: string;
    readonly html: string;
    readonly max: number;
    /** The learner's own words that earned the suggestion. */
    readonly quote: string | null;
    readonly reason: string | null;
    /** The chosen or suggested share, as its radio button has it; null where none fits. */
    readonly share: string | null;
  }[];
}

function shareOf(points: number | undefined, max: number): string | null {
  if (points === undefined || max === 0) return null;
  const share = String(points / max);
  return ['0', '0.5', '1'].includes(share) ? share : null;
}

/** The review of an essay's newest response. */
export function reviewOf(essay: Essay, response: RecordedResponse, language: Language): Review {
  const [current] = response.grades;
  const suggestion = response.grades.find((grade) => grade.grader === 'engine') ?? current;
  return {
    response: response.id,
    settled: current.state !== 'needs-review',
    points: essay.rubric.map((point) => {
      const graded = current.feedback.find((one) => one.part === point.id);
      const suggested = suggestion.feedback.find((one) => one.part === point.id);
      return {
        id: point.id,
        html: renderMarkdown(point.text[language]),
        max: point.points,
        quote: suggested?.quote ?? null,
        reason: suggested ? lineOf(suggested.text, language) : null,
        share: shareOf(graded?.points, point.points),
      };
    }),
  };
}
