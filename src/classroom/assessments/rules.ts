import { assertNever } from '../../assert-never.ts';
import { closedForAll, type Override, type Person, termsFor } from './overrides.ts';
import { type AssessmentSettings, type FeedbackKind, tellsMore } from './settings.ts';
import { type AttemptTimes, deadlineOf, type HandedInBy, standingAt } from './time-runs.ts';

/** Who looks: assistants and teachers see an assessment as a preview, whatever its dates. */
export type Viewer =
  | { readonly role: 'teacher' | 'assistant' }
  | ({ readonly role: 'student' } & Person);

/** Where a viewer stands with an assessment. Times in ms since 1970. */
export type Phase =
  | { readonly is: 'preview' }
  | { readonly is: 'unpublished' }
  | { readonly is: 'not-open'; readonly opens: number }
  /** `deadline` is the one of an attempt that starts now. */
  | { readonly is: 'startable'; readonly deadline: number | null; readonly password: boolean }
  | { readonly is: 'missed'; readonly closed: number }
  /** `left` is how many ms remain until the deadline. */
  | { readonly is: 'running'; readonly deadline: number; readonly left: number }
  | { readonly is: 'running-freely' }
  | { readonly is: 'handed-in'; readonly at: number; readonly by: HandedInBy };

/** Everything a viewer may do now, and why: the phase tells what to say where something may not be done. */
export interface Decision {
  readonly phase: Phase;
  /** `notice`: its title, dates and rules, and no question. */
  readonly see: 'nothing' | 'notice' | 'questions';
  readonly start: 'no' | 'yes' | 'with-password';
  readonly answer: boolean;
  readonly askForHints: boolean;
  readonly handIn: boolean;
  readonly feedback: FeedbackKind;
  /** More that will be shown, and from when; null where nothing more will. */
  readonly later: { readonly feedback: FeedbackKind; readonly from: number } | null;
  /** How often each question may be answered; null: as often as wished. */
  readonly tries: number | null;
}

type Rights = Omit<Decision, 'phase' | 'tries' | 'later'>;

const noRights: Rights = {
  see: 'nothing',
  start: 'no',
  answer: false,
  askForHints: false,
  handIn: false,
  feedback: 'nothing',
};

function rightsIn(phase: Phase, settings: AssessmentSettings, closedForAll: boolean): Rights {
  const { shown, hints } = settings;
  switch (phase.is) {
    case 'preview':
      return { ...noRights, see: 'questions', feedback: 'explanation' };
    case 'unpublished':
      return noRights;
    case 'not-open':
    case 'missed':
      return { ...noRights, see: 'notice' };
    case 'startable':
      return { ...noRights, see: 'notice', start: phase.password ? 'with-password' : 'yes' };
    case 'running':
    case 'running-freely':
      return {
        see: 'questions',
        start: 'no',
        answer: true,
        askForHints: hints.allowed,
        handIn: true,
        feedback: shown.during,
      };
    case 'handed-in': {
      const feedback = closedForAll ? shown.afterClosing : shown.afterSubmitting;
      return { ...noRights, see: 'questions', feedback };
    }
    default:
      return assertNever(phase);
  }
}

/** The whole question: who looks at what, under which overrides (all of the assessment's), when, and with which attempt. */
export interface Situation {
  readonly settings: AssessmentSettings;
  readonly overrides: readonly Override[];
  readonly viewer: Viewer;
  /** By the server's clock, in ms since 1970. */
  readonly now: number;
  readonly attempt: AttemptTimes | null;
}

function phaseOf({ settings, overrides, viewer, now, attempt }: Situation): Phase {
  if (viewer.role !== 'student') return { is: 'preview' };
  const terms = termsFor(settings, overrides, viewer);
  if (attempt !== null) {
    const standing = standingAt(terms, attempt, now);
    if (standing.is === 'handed-in') return standing;
    const { deadline } = standing;
    if (deadline === null) return { is: 'running-freely' };
    return { is: 'running', deadline, left: deadline - now };
  }
  if (!settings.published) return { is: 'unpublished' };
  if (terms.closes !== null && now >= terms.closes) return { is: 'missed', closed: terms.closes };
  if (terms.opens !== null && now < terms.opens) return { is: 'not-open', opens: terms.opens };
  const password = settings.roomPassword !== null;
  return { is: 'startable', deadline: deadlineOf(terms, now), password };
}

/**
 * What a viewer may do with an assessment at `now`. Every interval has its first moment and not its last: at `opens`
 * it is open, at `closes` and at the deadline it is over. An attempt goes on where its assessment is unpublished or
 * opens later than it was started.
 */
export function decide(situation: Situation): Decision {
  const { settings, overrides, viewer, now } = situation;
  const phase = phaseOf(situation);
  const end = closedForAll(settings, overrides);
  const over = end !== null && now >= end;
  const rights = rightsIn(phase, settings, over);
  const { afterClosing } = settings.shown;
  const comes =
    phase.is === 'handed-in' && end !== null && !over && tellsMore(afterClosing, rights.feedback);
  const tries =
    viewer.role === 'student'
      ? termsFor(settings, overrides, viewer).tries
      : settings.tries.allowed;
  return {
    phase,
    ...rights,
    later: comes ? { feedback: afterClosing, from: end } : null,
    tries,
  };
}

/** Whether a question that was answered `used` times may be answered once more. */
export function mayTryAgain(
  decision: Pick<Decision, 'answer' | 'tries'>,
  used: number,
): 'yes' | 'not-now' | 'no-tries-left' {
  if (!decision.answer) return 'not-now';
  return decision.tries !== null && used >= decision.tries ? 'no-tries-left' : 'yes';
}
