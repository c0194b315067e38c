import type { Assessment } from '../../../classroom/assessments/assessment.ts';
import { readable } from '../../../classroom/assessments/settings.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render } from '../../../i18n/text.ts';
import { gradebookPath } from '../paths.ts';
import { boardPath } from './board.ts';

/** A step of the way to a page; the last one, which is the page itself, has no address. */
export interface Step {
  readonly text: string;
  readonly href: string | null;
}

/** The way to a page below an assessment's gradebook; with no steps more, to the gradebook itself. */
export function gradebookTrail(
  { id, settings }: Pick<Assessment, 'id' | 'settings'>,
  language: Language,
  ...more: readonly Step[]
): readonly Step[] {
  const gradebook = render(message('gradebook.page'), language);
  return [
    { text: readable(settings.title)[language], href: boardPath(id) },
    { text: gradebook, href: more.length > 0 ? gradebookPath(id) : null },
    ...more,
  ];
}
