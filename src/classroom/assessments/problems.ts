import { message, type Text } from '../../i18n/text.ts';
import { durationText } from './durations.ts';
import { feedbackProblems } from './feedback-problems.ts';
import type { AssessmentSettings } from './settings.ts';

/** What does not fit together: a problem must be mended before publication, a warning may be meant. */
export interface SettingsProblem {
  readonly level: 'problem' | 'warning';
  /** The setting to look at first. */
  readonly at: keyof AssessmentSettings;
  readonly text: Text;
}

function questionProblems({ sections }: AssessmentSettings): readonly SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const say = (text: Text) => problems.push({ level: 'problem', at: 'sections', text });
  if (sections.length === 0) say(message('assessments.problem-no-questions'));
  const seen = new Set<string>();
  for (const [index, section] of sections.entries()) {
    if (section.questions.length === 0) {
      say(message('assessments.problem-empty-section', { section: index + 1 }));
    }
    for (const { chapter, question } of section.questions) {
      const name = `${chapter}/${question}`;
      if (seen.has(name)) say(message('assessments.problem-question-twice', { question: name }));
      seen.add(name);
    }
  }
  return problems;
}

function timeProblems(settings: AssessmentSettings): readonly SettingsProblem[] {
  const { kind, opens, closes, timeLimit } = settings;
  const problems: SettingsProblem[] = [];
  if (opens !== null && closes !== null) {
    const open = closes - opens;
    if (open <= 0) {
      problems.push({
        level: 'problem',
        at: 'closes',
        text: message('assessments.problem-closes-before-opens'),
      });
    } else if (timeLimit !== null && timeLimit * 60_000 > open) {
      const values = { limit: durationText(timeLimit * 60_000), open: durationText(open) };
      problems.push({
        level: 'warning',
        at: 'timeLimit',
        text: message('assessments.warning-limit-beyond-window', values),
      });
    }
  }
  if (kind === 'exam' && closes === null) {
    const text =
      timeLimit === null
        ? message('assessments.warning-exam-without-end')
        : message('assessments.warning-exam-never-closes');
    problems.push({ level: 'warning', at: 'closes', text });
  }
  return problems;
}

function triesProblems({ kind, tries, hints, shown }: AssessmentSettings): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const warn = (at: keyof AssessmentSettings, text: Text) =>
    problems.push({ level: 'warning', at, text });
  const { allowed, penalty } = tries;
  if (penalty > 0 && allowed === 1) warn('tries', message('assessments.warning-penalty-never'));
  if (penalty > 0 && allowed !== 1 && shown.during === 'nothing') {
    warn('tries', message('assessments.warning-penalty-unseen'));
  }
  if (allowed !== null && allowed > 1 && penalty * (allowed - 1) >= 100) {
    const worthless = Math.ceil(100 / penalty) + 1;
    warn('tries', message('assessments.warning-tries-worth-nothing', { try: worthless }));
  }
  if (kind === 'exam' && allowed !== 1 && penalty === 0 && shown.during !== 'nothing') {
    warn('tries', message('assessments.warning-guessing-is-free'));
  }
  if (hints.cost > 0 && !hints.allowed) warn('hints', message('assessments.warning-hints-off'));
  return problems;
}

/** Everything in these settings that contradicts itself, or that a teacher would hardly mean; problems first. */
export function settingsProblems(settings: AssessmentSettings): readonly SettingsProblem[] {
  const all = [
    ...questionProblems(settings),
    ...timeProblems(settings),
    ...triesProblems(settings),
    ...feedbackProblems(settings),
  ];
  const isProblem = ({ level }: SettingsProblem) => level === 'problem';
  return [...all.filter(isProblem), ...all.filter((one) => !isProblem(one))];
}
