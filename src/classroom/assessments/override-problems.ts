import { message, type Text } from '../../i18n/text.ts';
import { type Override, type Person, type Terms, termsFor } from './overrides.ts';
import type { SettingsProblem } from './problems.ts';
import type { AssessmentSettings } from './settings.ts';

/** What is wrong with one of the overrides, by its place in the list. */
export interface OverrideProblem {
  readonly index: number;
  readonly level: SettingsProblem['level'];
  readonly text: Text;
}

/** A student whom this override is for and none that names another. */
function someoneIn({ for: someone }: Override): Person {
  return {
    student: someone.who === 'student' ? someone.student : '',
    sections: someone.who === 'section' ? [someone.section] : [],
  };
}

function isLess(own: number | null, general: number | null): boolean {
  return own !== null && (general === null || own < general);
}

/** Whether these terms take something away that the general ones give. */
function takesAway(own: Terms, general: Terms): boolean {
  const { opens } = own;
  return (
    (opens !== null && (general.opens === null || opens > general.opens)) ||
    isLess(own.closes, general.closes) ||
    isLess(own.timeLimit, general.timeLimit) ||
    isLess(own.tries, general.tries)
  );
}

function subjectOf({ for: someone }: Override): string {
  return JSON.stringify(someone);
}

/** Overrides that leave somebody no time, that give less than the settings do, or that stand twice for the same. */
export function overrideProblems(
  settings: AssessmentSettings,
  overrides: readonly Override[],
): readonly OverrideProblem[] {
  const general = termsFor(settings, [], { student: '', sections: [] });
  return overrides.flatMap((one, index): readonly OverrideProblem[] => {
    const earlier = overrides.slice(0, index);
    if (earlier.some((other) => subjectOf(other) === subjectOf(one))) {
      const text = message('assessments.problem-override-twice');
      return [{ index, level: 'problem', text }];
    }
    const terms = termsFor(settings, overrides, someoneIn(one));
    if (terms.opens !== null && terms.closes !== null && terms.closes <= terms.opens) {
      const text = message('assessments.problem-override-without-time');
      return [{ index, level: 'problem', text }];
    }
    if (takesAway(terms, general)) {
      const text = message('assessments.warning-override-takes-away');
      return [{ index, level: 'warning', text }];
    }
    return [];
  });
}
