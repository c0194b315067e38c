import type { Finding } from '../../checks/finding.ts';
import type { Language } from '../../i18n/language.ts';
import { lineOf } from './remark.ts';

/** A finding with all that it tells, as `views/partials/finding.ejs` shows it. */
export function findingLine(finding: Finding, language: Language) {
  return {
    id: finding.check,
    state: finding.state,
    title: lineOf(finding.title, language),
    points: finding.points,
    max: finding.max,
    expected: lineOf(finding.expected, language),
    found: lineOf(finding.found, language),
    why: finding.diagnosis && lineOf(finding.diagnosis.text, language),
    next: finding.next && lineOf(finding.next, language),
  };
}
