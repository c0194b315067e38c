import { assertNever } from '../../assert-never.ts';
import type { AssessmentKind, AssessmentSettings } from './settings.ts';

type Preset = Pick<
  AssessmentSettings,
  'timeLimit' | 'tries' | 'hints' | 'variants' | 'shown' | 'namesHidden'
>;

function presetOf(kind: AssessmentKind): Preset {
  switch (kind) {
    case 'practice':
      return {
        timeLimit: null,
        tries: { allowed: null, penalty: 0, counts: 'best' },
        hints: { allowed: true, cost: 0 },
        variants: false,
        shown: {
          during: 'explanation',
          afterSubmitting: 'explanation',
          afterClosing: 'explanation',
        },
        namesHidden: false,
      };
    case 'homework':
      return {
        timeLimit: null,
        tries: { allowed: 3, penalty: 10, counts: 'best' },
        hints: { allowed: true, cost: 10 },
        variants: true,
        shown: {
          during: 'right-wrong',
          afterSubmitting: 'right-wrong',
          afterClosing: 'explanation',
        },
        namesHidden: false,
      };
    case 'exam':
      return {
        timeLimit: 60,
        tries: { allowed: null, penalty: 0, counts: 'last' },
        hints: { allowed: false, cost: 0 },
        variants: true,
        shown: { during: 'nothing', afterSubmitting: 'nothing', afterClosing: 'explanation' },
        namesHidden: true,
      };
    default:
      return assertNever(kind);
  }
}

/** The settings a new assessment of this kind begins with: without questions, dates or a password, unpublished. */
export function newAssessment(
  kind: AssessmentKind,
  title: AssessmentSettings['title'],
): AssessmentSettings {
  return {
    title,
    kind,
    published: false,
    sections: [],
    opens: null,
    closes: null,
    roomPassword: null,
    ...presetOf(kind),
  };
}
