import { message } from '../i18n/text.ts';
import type { Fact } from './claim.ts';
import {
  type RecordMatcher,
  recordFound,
  recordHolds,
  recordMatcher,
  recordWanted,
} from './record-matcher.ts';

/** The labels of a container, volume or network. */
export const labels: Fact<{ readonly labels: Readonly<Record<string, string>> }, RecordMatcher> = {
  schema: recordMatcher.describe('Labels by name.'),
  holds: (subject, wanted) => recordHolds(subject.labels, wanted),
  expected: (wanted) => message('checks.labels', { list: recordWanted(wanted) }),
  found: (subject, wanted) =>
    message('checks.labels', { list: recordFound(subject.labels, wanted) }),
  look: () => null,
};
