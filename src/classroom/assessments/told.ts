import { assertNever } from '../../assert-never.ts';
import { message, type Text } from '../../i18n/text.ts';
import { durationText } from './durations.ts';
import type { Decision, Phase } from './rules.ts';
import type { FeedbackKind } from './settings.ts';
import type { Counted, HandedInBy } from './time-runs.ts';
import { whenText } from './when.ts';

/** One sentence after the other; there is always one. */
type Texts = readonly [Text, ...Text[]];

function handedInText(by: HandedInBy, when: Text): Text {
  switch (by) {
    case 'student':
      return message('assessments.handed-in-by-student', { when });
    case 'time':
      return message('assessments.handed-in-by-time', { when });
    case 'teacher':
      return message('assessments.handed-in-by-teacher', { when });
    default:
      return assertNever(by);
  }
}

function startTexts(phase: Extract<Phase, { is: 'startable' }>, now: number, zone: string): Texts {
  const { deadline, password } = phase;
  const time =
    deadline === null
      ? message('assessments.start-freely')
      : message('assessments.start-with-time', {
          left: durationText(deadline - now),
          when: whenText(deadline, zone),
        });
  return password ? [time, message('assessments.start-needs-password')] : [time];
}

function phaseTexts(phase: Phase, now: number, zone: string): Texts {
  switch (phase.is) {
    case 'preview':
      return [message('assessments.preview')];
    case 'unpublished':
      return [message('assessments.unpublished')];
    case 'not-open':
      return [message('assessments.opens-on', { when: whenText(phase.opens, zone) })];
    case 'startable':
      return startTexts(phase, now, zone);
    case 'missed':
      return [message('assessments.closed-on', { when: whenText(phase.closed, zone) })];
    case 'running': {
      const left = durationText(phase.left);
      return [message('assessments.time-left', { left, when: whenText(phase.deadline, zone) })];
    }
    case 'running-freely':
      return [message('assessments.time-unlimited')];
    case 'handed-in':
      return [handedInText(phase.by, whenText(phase.at, zone))];
    default:
      return assertNever(phase);
  }
}

function feedbackText(feedback: FeedbackKind, when: Text): Text | null {
  switch (feedback) {
    case 'nothing':
      return null;
    case 'right-wrong':
      return message('assessments.right-wrong-from', { when });
    case 'explanation':
      return message('assessments.explanation-from', { when });
    default:
      return assertNever(feedback);
  }
}

/** What a viewer is told of where they stand, in the course's time zone: one sentence after the other. */
export function decisionTexts(decision: Decision, now: number, zone: string): Texts {
  const { phase, later } = decision;
  const comes = later === null ? null : feedbackText(later.feedback, whenText(later.from, zone));
  const texts = phaseTexts(phase, now, zone);
  return comes === null ? texts : [...texts, comes];
}

/** How often a question may still be answered, in words; null where there is no bound. */
export function triesLeftText(allowed: number | null, used: number): Text | null {
  if (allowed === null) return null;
  return message('assessments.tries-left', { left: Math.max(0, allowed - used) });
}

/** Why an answer does not count, in words for whoever sent it. */
export function notCountedText(counted: Extract<Counted, { counts: false }>): Text {
  switch (counted.why) {
    case 'before-start':
      return message('assessments.answer-before-start');
    case 'time-over':
      return counted.late < 1000
        ? message('assessments.answer-just-too-late')
        : message('assessments.answer-too-late', { late: durationText(counted.late) });
    case 'handed-in':
      return message('assessments.answer-after-hand-in');
    default:
      return assertNever(counted);
  }
}
