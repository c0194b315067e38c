import type { Language } from '../../i18n/language.ts';
import { render } from '../../i18n/text.ts';
import type { Around } from '../places/around.ts';
import { questionIn } from './paths.ts';

/** Where a question stands among those around it, and what is beside it; after the last comes the end. */
export interface Turn {
  /** From 1. */
  readonly ordinal: number;
  readonly of: number;
  readonly previous: { readonly href: string; readonly title: string } | null;
  readonly following: { readonly href: string; readonly title: string; readonly last: boolean };
}

/** The neighbours of a question. */
export function turnOf(
  { questions, href, end }: Pick<Around, 'questions' | 'href' | 'end'>,
  question: string,
  language: Language,
): Turn {
  const all = questions();
  const index = all.findIndex((one) => one.id === question);
  const before = all[index - 1];
  const after = all[index + 1];
  return {
    ordinal: index + 1,
    of: all.length,
    previous: before ? { href: questionIn(href, before), title: before.title[language] } : null,
    following: after
      ? { href: questionIn(href, after), title: after.title[language], last: false }
      : { href: end.href, title: render(end.title, language), last: true },
  };
}
