import { message, type Text } from '../../i18n/text.ts';
import type { SettingsProblem } from './problems.ts';
import { type AssessmentSettings, tellsMore } from './settings.ts';

/** Where what is shown, and when, gives answers away, comes too late, or is taken back. */
export function feedbackProblems(settings: AssessmentSettings): readonly SettingsProblem[] {
  const { kind, closes, tries, shown } = settings;
  const problems: SettingsProblem[] = [];
  const warn = (text: Text) => problems.push({ level: 'warning', at: 'shown', text });
  if (kind === 'exam' && shown.during === 'explanation') {
    warn(message('assessments.warning-explained-during-exam'));
  } else if (kind === 'exam' && shown.afterSubmitting === 'explanation') {
    warn(message('assessments.warning-explained-while-others-work'));
  }
  if (kind === 'homework' && tries.allowed !== 1 && shown.during === 'explanation') {
    warn(message('assessments.warning-explained-before-last-try'));
  }
  if (
    tellsMore(shown.during, shown.afterSubmitting) ||
    tellsMore(shown.afterSubmitting, shown.afterClosing)
  ) {
    warn(message('assessments.warning-feedback-taken-back'));
  }
  if (closes === null && tellsMore(shown.afterClosing, shown.afterSubmitting)) {
    warn(message('assessments.warning-feedback-never-comes'));
  }
  return problems;
}
