import { assertNever } from '../../../../assert-never.ts';
import type { Override } from '../../../../classroom/assessments/overrides.ts';
import { minutes, triesAllowed } from '../../../../classroom/assessments/settings.ts';
import { message } from '../../../../i18n/text.ts';
import type { Form } from '../forms.ts';
import { type FieldReader, fieldReader, momentField, type Typed } from './fields.ts';

/** The fields that an exception may set; each has a box beside it, `NAME-none`, that lifts the bound. */
export const bounds = ['opens', 'closes', 'time-limit', 'tries'] as const;

/** Whom an exception can be for: the ids of students, and the names of sections. */
export interface Someone {
  readonly students: readonly { readonly id: string }[];
  readonly sections: readonly string[];
}

/** Whom an exception is for, as the form's list names them. */
export function whoValue({ for: someone }: Pick<Override, 'for'>): string {
  switch (someone.who) {
    case 'everyone':
      return 'everyone';
    case 'section':
      return `section:${someone.section}`;
    case 'student':
      return `student:${someone.student}`;
    default:
      return assertNever(someone);
  }
}

/** An exception as it stands in the form; null for an empty one. */
export function exceptionFields(override: Override | null, zone: string): Typed {
  const moment = (at: number | null | undefined) => momentField(at ?? null, zone);
  const number = (value: number | null | undefined) =>
    typeof value === 'number' ? String(value) : '';
  const none = (value: number | null | undefined) => (value === null ? 'yes' : '');
  return {
    who: override ? whoValue(override) : '',
    opens: moment(override?.opens),
    'opens-none': none(override?.opens),
    closes: moment(override?.closes),
    'closes-none': none(override?.closes),
    'time-limit': number(override?.timeLimit),
    'time-limit-none': none(override?.timeLimit),
    tries: number(override?.tries),
    'tries-none': none(override?.tries),
    extra: number(override?.extra),
  };
}

/** What was typed into the form. */
export function typedException(form: Form): Typed {
  return Object.fromEntries(
    Object.keys(exceptionFields(null, 'UTC')).map((name) => [name, form(name)]),
  );
}

function readWho(form: Form, { students, sections }: Someone): Override['for'] | null {
  const who = form('who');
  if (who === 'everyone') return { who };
  const section = sections.find((one) => who === `section:${one}`);
  if (section !== undefined) return { who: 'section', section };
  const student = students.find(({ id }) => who === `student:${id}`);
  return student ? { who: 'student', student: student.id } : null;
}

/** Reads the form. Where there is no exception, the reader says why. */
export function readException(
  form: Form,
  someone: Someone,
  kept: Override | null,
  zone: string,
): { readonly exception: Override | null; readonly reader: FieldReader } {
  const reader = fieldReader(form, zone);
  const who = readWho(form, someone);
  if (who === null) reader.refuse('who', message('builder.choose-whom'));
  const bound = (name: (typeof bounds)[number], read: () => number | null) => {
    const value = read();
    if (!reader.ticked(`${name}-none`)) return value ?? undefined;
    if (value !== null) reader.refuse(name, message('builder.bound-and-none'));
    return null;
  };
  const opens = bound('opens', () => reader.moment('opens', 'opens', kept?.opens ?? null));
  const closes = bound('closes', () => reader.moment('closes', 'closes', kept?.closes ?? null));
  const inMinutes = (name: string) => reader.number(name, minutes, message('builder.bad-minutes'));
  const timeLimit = bound('time-limit', () => inMinutes('time-limit'));
  const tries = bound('tries', () =>
    reader.number('tries', triesAllowed, message('builder.bad-tries')),
  );
  const extra = inMinutes('extra');
  const said = {
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
    ...(timeLimit !== undefined && { timeLimit }),
    ...(tries !== undefined && { tries }),
    ...(extra !== null && { extra }),
  };
  if (reader.problems.size === 0 && Object.keys(said).length === 0) {
    reader.refuse('extra', message('builder.exception-empty'));
  }
  if (who === null || reader.problems.size > 0) return { exception: null, reader };
  return { exception: { for: who, ...said }, reader };
}
