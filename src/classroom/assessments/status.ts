import { assertNever } from '../../assert-never.ts';
import { message, type Text } from '../../i18n/text.ts';
import { closedForAll, type Override, termsFor } from './overrides.ts';
import type { AssessmentSettings } from './settings.ts';
import { whenText } from './when.ts';

/** How an assessment stands for its students as a whole; moments in ms since 1970. */
export type Status =
  | { readonly is: 'draft' }
  | { readonly is: 'not-open'; readonly opens: number }
  | { readonly is: 'open'; readonly closes: number | null }
  /** `forAll` is false where somebody has an exception by which it is not over yet. */
  | { readonly is: 'closed'; readonly closed: number; readonly forAll: boolean };

/** How an assessment stands at `now` for students without an exception of their own. */
export function statusOf(
  settings: AssessmentSettings,
  overrides: readonly Override[],
  now: number,
): Status {
  if (!settings.published) return { is: 'draft' };
  const { opens, closes } = termsFor(settings, overrides, { student: '', sections: [] });
  if (closes !== null && now >= closes) {
    const end = closedForAll(settings, overrides);
    return { is: 'closed', closed: closes, forAll: end !== null && now >= end };
  }
  return opens !== null && now < opens ? { is: 'not-open', opens } : { is: 'open', closes };
}

/** A status in words for a teacher, in the course's time zone. */
export function statusText(status: Status, zone: string): Text {
  switch (status.is) {
    case 'draft':
      return message('builder.is-draft');
    case 'not-open':
      return message('builder.is-not-open', { when: whenText(status.opens, zone) });
    case 'open':
      return status.closes === null
        ? message('builder.is-open')
        : message('builder.is-open-until', { when: whenText(status.closes, zone) });
    case 'closed': {
      const when = whenText(status.closed, zone);
      return status.forAll
        ? message('builder.is-closed', { when })
        : message('builder.is-closed-for-most', { when });
    }
    default:
      return assertNever(status);
  }
}
