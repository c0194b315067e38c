import {
  type AssessmentSettings,
  feedbackKinds,
} from '../../../../classroom/assessments/settings.ts';
import { message, type Text } from '../../../../i18n/text.ts';
import type { Typed } from './fields.ts';
import { counting, kinds, settingsFields } from './settings-form.ts';

/** A setting as it is now, where somebody else's change stands against what was typed. */
export interface Difference {
  readonly name: string;
  /** A text of Plimsoll's own, or the teacher's own words. */
  readonly now: Text | string;
}

function yesOrNo(is: boolean): Text {
  return is ? message('builder.yes') : message('builder.no');
}

function valueText(name: string, value: string): Text | string {
  const kind = kinds.find((one) => one === value);
  if (name === 'kind' && kind) return message(`assessments.kind-${kind}`);
  const counts = counting.find((one) => one === value);
  if (name === 'tries-counts' && counts) return message(`builder.counts-${counts}`);
  const feedback = feedbackKinds.find((one) => one === value);
  if (name.startsWith('shown-') && feedback) return message(`builder.shown-${feedback}`);
  if (['variants', 'hints-allowed', 'names-hidden'].includes(name)) return yesOrNo(value !== '');
  return value === '' ? message('builder.nothing-set') : value;
}

/** What is now, where it differs from what was typed; and whether it is published and asks for a password. */
export function differences(
  typed: Typed,
  settings: AssessmentSettings,
  zone: string,
): readonly Difference[] {
  const fields = Object.entries(settingsFields(settings, zone))
    .filter(([name, value]) => !name.startsWith('password') && typed[name] !== value)
    .map(([name, value]) => ({ name, now: valueText(name, value) }));
  return [
    ...fields,
    { name: 'published', now: yesOrNo(settings.published) },
    { name: 'password-set', now: yesOrNo(settings.roomPassword !== null) },
  ];
}
