import { message } from '../i18n/text.ts';
import type { Fact } from './claim.ts';
import {
  type RecordMatcher,
  recordFound,
  recordHolds,
  recordMatcher,
  recordWanted,
} from './record-matcher.ts';

/** The options that the driver of a volume or network was given. */
export const options: Fact<{ readonly options: Readonly<Record<string, string>> }, RecordMatcher> =
  {
    schema: recordMatcher.describe('The options its driver was given, by name.'),
    holds: (subject, wanted) => recordHolds(subject.options, wanted),
    expected: (wanted) => message('checks.options', { list: recordWanted(wanted) }),
    found: (subject, wanted) =>
      message('checks.options', { list: recordFound(subject.options, wanted) }),
    look: () => null,
  };
