import { lookUp } from '../../../../attempts/find.ts';
import type { Content } from '../../../../authoring/content.ts';
import type { AssessmentQuestion } from '../../../../classroom/assessments/settings.ts';
import type { Language } from '../../../../i18n/language.ts';
import { maxPoints } from '../../../../questions/any.ts';
import type { Kind, Question } from '../../../../questions/question.ts';
import { questionPath } from '../../paths.ts';

/** A question of a chapter as the pages of an assessment name it. */
export interface KnownQuestion {
  readonly chapter: string;
  readonly question: string;
  readonly title: string;
  readonly kind: Kind;
  /** What its author gives for it. */
  readonly max: number;
  readonly href: string;
}

/** A question of a chapter, for readers of a language. */
export function known(chapter: string, question: Question, language: Language): KnownQuestion {
  return {
    chapter,
    question: question.id,
    title: question.title[language],
    kind: question.kind,
    max: maxPoints(question),
    href: questionPath(chapter, question),
  };
}

/** The chapter's question that this one is; null where it stands in no chapter any more. */
export function findKnown(
  content: Content,
  { chapter, question }: Pick<AssessmentQuestion, 'chapter' | 'question'>,
  language: Language,
): KnownQuestion | null {
  const found = lookUp(content.chapters, chapter, question);
  return found && known(chapter, found.question, language);
}
