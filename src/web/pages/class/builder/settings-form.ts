import { createHash } from 'node:crypto';
import {
  type AssessmentSettings,
  feedbackKinds,
  minutes,
  percent,
  triesAllowed,
} from '../../../../classroom/assessments/settings.ts';
import { oneLine } from '../../../../classroom/fields.ts';
import { message } from '../../../../i18n/text.ts';
import type { Form } from '../forms.ts';
import {
  type FieldReader,
  fieldReader,
  longestText,
  momentField,
  type Typed,
  textFields,
} from './fields.ts';

/** The kinds of assessments, in the order that they are offered. */
export const kinds = [
  'practice',
  'homework',
  'exam',
] as const satisfies AssessmentSettings['kind'][];
/** Which answer to a question counts. */
export const counting = ['best', 'last'] as const satisfies AssessmentSettings['tries']['counts'][];

/** All of the settings that this form shows: everything but the questions, whether it is published, and the password. */
export function settingsFields(settings: AssessmentSettings, zone: string): Typed {
  const { tries, hints, shown } = settings;
  const number = (value: number | null) => (value === null ? '' : String(value));
  const tick = (is: boolean) => (is ? 'yes' : '');
  return {
    ...textFields('title', settings.title),
    kind: settings.kind,
    opens: momentField(settings.opens, zone),
    closes: momentField(settings.closes, zone),
    'time-limit': number(settings.timeLimit),
    'tries-allowed': number(tries.allowed),
    'tries-penalty': number(tries.penalty),
    'tries-counts': tries.counts,
    'hints-allowed': tick(hints.allowed),
    'hints-cost': number(hints.cost),
    variants: tick(settings.variants),
    'shown-during': shown.during,
    'shown-after-submitting': shown.afterSubmitting,
    'shown-after-closing': shown.afterClosing,
    'names-hidden': tick(settings.namesHidden),
    password: '',
    'password-remove': '',
  };
}

/** What was typed into the form. */
export function typedSettings(form: Form, settings: AssessmentSettings, zone: string): Typed {
  const names = Object.keys(settingsFields(settings, zone));
  return Object.fromEntries(names.map((name) => [name, form(name)]));
}

/** A name for the settings as a form shows them: another one where any of them was changed. */
export function settingsMark(settings: AssessmentSettings, zone: string): string {
  const { published, roomPassword } = settings;
  const all = JSON.stringify([settingsFields(settings, zone), zone, published, roomPassword]);
  return createHash('sha256').update(all).digest('base64url').slice(0, 22);
}

/** What a form asks for; the room's new password stands beside the settings, because only its hash may stand in them. */
export interface ReadSettings {
  readonly settings: AssessmentSettings;
  /** null: it stays as it is. */
  readonly newPassword: string | null;
  readonly reader: FieldReader;
}

/** Reads the form over the settings as they are. Where the reader has problems, the settings are not to be used. */
export function readSettings(form: Form, now: AssessmentSettings, zone: string): ReadSettings {
  const reader = fieldReader(form, zone);
  const { choice, ticked } = reader;
  const title = reader.text('title');
  if (title === null && !reader.problems.has('title')) {
    reader.refuse('title', message('builder.title-missing'));
  }
  const share = message('builder.bad-percent');
  const newPassword = oneLine(form('password'));
  if (newPassword.length > longestText) {
    const values = { most: longestText, found: newPassword.length };
    reader.refuse('password', message('builder.too-long', values));
  }
  const settings: AssessmentSettings = {
    ...now,
    title: title ?? now.title,
    kind: choice('kind', kinds, now.kind),
    opens: reader.moment('opens', 'opens', now.opens),
    closes: reader.moment('closes', 'closes', now.closes),
    timeLimit: reader.number('time-limit', minutes, message('builder.bad-minutes')),
    tries: {
      allowed: reader.number('tries-allowed', triesAllowed, message('builder.bad-tries')),
      penalty: reader.numberThere('tries-penalty', percent, share),
      counts: choice('tries-counts', counting, now.tries.counts),
    },
    hints: {
      allowed: ticked('hints-allowed'),
      cost: reader.numberThere('hints-cost', percent, share),
    },
    variants: ticked('variants'),
    shown: {
      during: choice('shown-during', feedbackKinds, now.shown.during),
      afterSubmitting: choice('shown-after-submitting', feedbackKinds, now.shown.afterSubmitting),
      afterClosing: choice('shown-after-closing', feedbackKinds, now.shown.afterClosing),
    },
    namesHidden: ticked('names-hidden'),
    roomPassword: ticked('password-remove') ? null : now.roomPassword,
  };
  return { settings, newPassword: newPassword === '' ? null : newPassword, reader };
}
