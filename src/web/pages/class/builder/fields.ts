import type { z } from 'zod';
import {
  momentMeant,
  momentsOf,
  wallText,
  wallTime,
} from '../../../../classroom/assessments/local-time.ts';
import type { AssessmentSettings } from '../../../../classroom/assessments/settings.ts';
import { oneLine } from '../../../../classroom/fields.ts';
import { shown } from '../../../../i18n/shown.ts';
import { message, type Text } from '../../../../i18n/text.ts';
import type { Form } from '../forms.ts';

/** The texts that stand in a form's fields, by name. */
export type Typed = Readonly<Record<string, string>>;

/** What is wrong with fields of a form, by name. */
export type FieldProblems = ReadonlyMap<string, Text>;

/** A text of a teacher, in one language or in both. */
type TeachersText = AssessmentSettings['title'];

/** The longest title or heading, in characters. */
export const longestText = 200;

/** Reads the fields of a form one by one; what cannot be read is remembered with its reason, and something stands in for it. */
export interface FieldReader {
  readonly problems: FieldProblems;
  /** The names of the moments that clocks skip. */
  readonly skipped: readonly string[];
  refuse(name: string, why: Text): void;
  ticked(name: string): boolean;
  choice<T extends string>(name: string, choices: readonly T[], standIn: T): T;
  /** A number as `schema` takes it; null where the field is empty. */
  number(name: string, schema: z.ZodType<number>, why: Text): number | null;
  /** A number that must be there. */
  numberThere(name: string, schema: z.ZodType<number>, why: Text): number;
  /** A moment in ms since 1970; null where the field is empty. What shows the same as `kept` is `kept`. */
  moment(name: string, use: 'opens' | 'closes', kept: number | null): number | null;
  /** The text in `name`, and its Chinese in `name-zh` where there is one; null where both are empty. */
  text(name: string): TeachersText | null;
}

/** Reads a form whose local times are of `zone`. */
export function fieldReader(form: Form, zone: string): FieldReader {
  const problems = new Map<string, Text>();
  const skipped: string[] = [];
  const number = (name: string, schema: z.ZodType<number>, why: Text): number | null => {
    const typed = form(name).trim();
    if (typed === '') return null;
    const parsed = schema.safeParse(Number(typed));
    if (parsed.success) return parsed.data;
    problems.set(name, why);
    return null;
  };
  const line = (name: string): string => {
    const text = oneLine(form(name));
    if (text.length > longestText) {
      problems.set(name, message('builder.too-long', { most: longestText, found: text.length }));
    }
    return text;
  };
  return {
    problems,
    skipped,
    number,
    refuse: (name, why) => problems.set(name, why),
    ticked: (name) => form(name) !== '',
    choice: (name, choices, standIn) => {
      const chosen = choices.find((one) => one === form(name));
      if (chosen === undefined) problems.set(name, message('builder.choose-one'));
      return chosen ?? standIn;
    },
    numberThere: (name, schema, why) => {
      const found = number(name, schema, why);
      if (found === null) problems.set(name, why);
      return found ?? 0;
    },
    moment: (name, use, kept) => {
      const typed = form(name).trim();
      if (typed === '') return null;
      if (kept !== null && typed === wallText(kept, zone)) return kept;
      const parsed = wallTime.safeParse(typed);
      if (!parsed.success) {
        problems.set(name, message('builder.bad-time', { found: shown(typed) }));
        return null;
      }
      if (momentsOf(parsed.data, zone).is === 'skipped') skipped.push(name);
      return momentMeant(parsed.data, zone, use);
    },
    text: (name) => {
      const [one, chinese] = [line(name), line(`${name}-zh`)];
      if (one === '' && chinese !== '') problems.set(name, message('builder.first-text-missing'));
      if (one === '') return null;
      return chinese === '' ? one : { en: one, 'zh-CN': chinese };
    },
  };
}

/** The fields of a teacher's text as they are to stand in a form. */
export function textFields(name: string, text: TeachersText | null): Typed {
  if (text === null) return { [name]: '', [`${name}-zh`]: '' };
  if (typeof text === 'string') return { [name]: text, [`${name}-zh`]: '' };
  return { [name]: text.en, [`${name}-zh`]: text['zh-CN'] };
}

/** A moment as it is to stand in a form's field. */
export function momentField(at: number | null, zone: string): string {
  return at === null ? '' : wallText(at, zone);
}
