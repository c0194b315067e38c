import { createHash } from 'node:crypto';
import { assertNever } from '../../../../assert-never.ts';
import {
  type Direction,
  moveQuestion,
  moveSection,
  type Place,
  type Sections,
  withoutQuestion,
  withoutSection,
} from '../../../../classroom/assessments/arrangement.ts';
import {
  type AssessmentQuestion,
  type AssessmentSection,
  assessmentQuestion,
} from '../../../../classroom/assessments/settings.ts';
import { message } from '../../../../i18n/text.ts';
import type { Form } from '../forms.ts';
import { type FieldReader, fieldReader, type Typed, textFields } from './fields.ts';

const { points } = assessmentQuestion.shape;
const mostSections = 50;
const mostQuestions = 500;

/** A question as its line stands in the form; the name of its points' field is `points-SECTION-QUESTION`. */
export interface QuestionLine {
  readonly chapter: string;
  readonly question: string;
  readonly points: string;
}

/** A section as it stands in the form. */
export interface SectionLines {
  readonly heading: string;
  readonly headingZh: string;
  readonly order: string;
  readonly questions: readonly QuestionLine[];
}

/** The sections of an assessment as they are to stand in the form. */
export function linesOf(sections: Sections): readonly SectionLines[] {
  return sections.map(({ heading, order, questions }) => {
    const { text = '', 'text-zh': headingZh = '' }: Typed = textFields('text', heading);
    return {
      heading: text,
      headingZh,
      order,
      questions: questions.map((one) => ({ ...one, points: String(one.points) })),
    };
  });
}

/** A name for the sections as a form shows them: another one where any of them was changed. */
export function sectionsMark(sections: Sections): string {
  return createHash('sha256').update(JSON.stringify(sections)).digest('base64url').slice(0, 22);
}

function questionLine(form: Form, name: string): QuestionLine | null {
  const [chapter, question, ...rest] = form(`question-${name}`).split('/');
  if (chapter === undefined || question === undefined || rest.length > 0) return null;
  return { chapter, question, points: form(`points-${name}`) };
}

function questionLines(form: Form, section: number): readonly QuestionLine[] {
  const lines: QuestionLine[] = [];
  for (let index = 0; index < mostQuestions; index++) {
    const line = questionLine(form, `${section}-${index}`);
    if (line === null) break;
    lines.push(line);
  }
  return lines;
}

/** The sections as they were typed. */
export function typedLines(form: Form): readonly SectionLines[] {
  const sections: SectionLines[] = [];
  for (let index = 0; index < mostSections && form(`order-${index}`) !== ''; index++) {
    sections.push({
      heading: form(`heading-${index}`),
      headingZh: form(`heading-${index}-zh`),
      order: form(`order-${index}`),
      questions: questionLines(form, index),
    });
  }
  return sections;
}

function readQuestion(reader: FieldReader, line: QuestionLine, name: string): AssessmentQuestion {
  const { chapter, question } = line;
  const field = `points-${name}`;
  const worth = reader.numberThere(field, points, message('builder.bad-points'));
  const parsed = assessmentQuestion.safeParse({ chapter, question, points: 1 });
  if (!parsed.success) reader.refuse(field, message('builder.unreadable-question'));
  return { chapter, question, points: worth };
}

/** Reads the form's sections. Where the reader has problems, they are not to be used. */
export function readSections(form: Form): { sections: Sections; reader: FieldReader } {
  const reader = fieldReader(form, 'UTC');
  const sections = typedLines(form).map(
    ({ questions }, index): AssessmentSection => ({
      heading: reader.text(`heading-${index}`),
      order: reader.choice(`order-${index}`, ['listed', 'shuffled'], 'listed'),
      questions: questions.map((line, at) => readQuestion(reader, line, `${index}-${at}`)),
    }),
  );
  return { sections, reader };
}

/** What a button of the form does besides saving what was typed. */
export type Act =
  | { readonly do: 'save' | 'add-section' }
  | { readonly do: 'pick' | 'remove-section'; readonly section: number }
  | { readonly do: 'move-section'; readonly section: number; readonly direction: Direction }
  | { readonly do: 'move'; readonly place: Place; readonly direction: Direction }
  | { readonly do: 'remove'; readonly place: Place };

const pattern =
  /^(up|down|remove|section-up|section-down|section-remove|pick):(\d{1,3})(?::(\d{1,3}))?$/;

/** What the button with this value does; one that is not known saves. */
export function readAct(value: string): Act {
  if (value === 'add-section') return { do: 'add-section' };
  const [, what, first = '', second = ''] = pattern.exec(value) ?? [];
  const section = Number(first);
  const place = { section, question: Number(second) };
  switch (what) {
    case 'up':
    case 'down':
      return { do: 'move', place, direction: what };
    case 'remove':
      return { do: 'remove', place };
    case 'section-up':
      return { do: 'move-section', section, direction: 'up' };
    case 'section-down':
      return { do: 'move-section', section, direction: 'down' };
    case 'section-remove':
      return { do: 'remove-section', section };
    case 'pick':
      return { do: 'pick', section };
    default:
      return { do: 'save' };
  }
}

/** The sections after the act. */
export function acted(sections: Sections, act: Act): Sections {
  switch (act.do) {
    case 'save':
    case 'pick':
      return sections;
    case 'add-section':
      return [...sections, { heading: null, order: 'listed', questions: [] }];
    case 'remove-section':
      return withoutSection(sections, act.section);
    case 'move-section':
      return moveSection(sections, act.section, act.direction);
    case 'move':
      return moveQuestion(sections, act.place, act.direction);
    case 'remove':
      return withoutQuestion(sections, act.place);
    default:
      return assertNever(act);
  }
}

/** Where the page is to be looked at after the act: the id of what was moved. */
export function focusAfter(before: Sections, act: Act): string {
  switch (act.do) {
    case 'save':
    case 'pick':
      return '';
    case 'add-section':
      return `#section-${before.length}`;
    case 'remove-section':
      return '#arranged';
    case 'move-section':
      return `#section-${Math.max(0, act.section + (act.direction === 'up' ? -1 : 1))}`;
    case 'move': {
      const moved = before[act.place.section]?.questions[act.place.question];
      return moved ? `#question-${moved.question}` : '';
    }
    case 'remove':
      return `#section-${act.place.section}`;
    default:
      return assertNever(act);
  }
}
