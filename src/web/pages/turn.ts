import type { Chapter } from '../../authoring/content.ts';
import type { Language } from '../../i18n/language.ts';
import { message, render } from '../../i18n/text.ts';
import { questionPath, resultsPath } from './paths.ts';

/** Where a question stands in its chapter, and what is beside it; after the last come the results. */
export interface Turn {
  /** From 1. */
  readonly ordinal: number;
  readonly of: number;
  readonly previous: { readonly href: string; readonly title: string } | null;
  readonly following: { readonly href: string; readonly title: string; readonly last: boolean };
}

/** The neighbours of a question in its chapter. */
export function turnOf(chapter: Chapter, question: string, language: Language): Turn {
  const { questions } = chapter;
  const index = questions.findIndex((one) => one.id === question);
  const before = questions[index - 1];
  const after = questions[index + 1];
  return {
    ordinal: index + 1,
    of: questions.length,
    previous: before
      ? { href: questionPath(chapter.id, before), title: before.title[language] }
      : null,
    following: after
      ? { href: questionPath(chapter.id, after), title: after.title[language], last: false }
      : {
          href: resultsPath(chapter.id),
          title: render(message('web.results'), language),
          last: true,
        },
  };
}
