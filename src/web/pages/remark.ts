import type { Language } from '../../i18n/language.ts';
import { render, type Text } from '../../i18n/text.ts';
import type { Feedback } from '../../questions/grade.ts';
import { inlineHtml } from '../html.ts';

/** One remark as a page shows it. */
export interface Remark {
  readonly state: Feedback['state'];
  /** Escaped, with its code spans. */
  readonly html: string;
}

/** A text of ours or of an author's as a line of HTML. */
export function lineOf(text: Text, language: Language): string {
  return inlineHtml(render(text, language));
}

/** A piece of feedback as a page shows it. */
export function remarkOf(feedback: Feedback, language: Language): Remark {
  return { state: feedback.state, html: lineOf(feedback.text, language) };
}

/** The remarks on the parts of a question, by part. */
export function remarksByPart(
  feedback: readonly Feedback[],
  language: Language,
): ReadonlyMap<string, Remark> {
  return new Map(
    feedback.flatMap((one): [string, Remark][] =>
      one.part === null ? [] : [[one.part, remarkOf(one, language)]],
    ),
  );
}
