import { message, type Text } from '../../i18n/text.ts';
import type { AssessmentQuestion, AssessmentSection } from './settings.ts';

/** The sections of an assessment in their order. */
export type Sections = readonly AssessmentSection[];

/** A question by its place: which section, and which question of it, both from 0. */
export interface Place {
  readonly section: number;
  readonly question: number;
}

/** Towards the beginning or towards the end. */
export type Direction = 'up' | 'down';

function moved<T>(list: readonly T[], index: number, direction: Direction): readonly T[] {
  const to = index + (direction === 'up' ? -1 : 1);
  const [one, other] = [list[index], list[to]];
  if (one === undefined || other === undefined) return list;
  return list.with(index, other).with(to, one);
}

function withQuestions(
  sections: Sections,
  index: number,
  change: (questions: readonly AssessmentQuestion[]) => readonly AssessmentQuestion[],
): Sections {
  return sections.map((section, at) =>
    at === index ? { ...section, questions: [...change(section.questions)] } : section,
  );
}

/** Without the question at a place. */
export function withoutQuestion(sections: Sections, { section, question }: Place): Sections {
  return withQuestions(sections, section, (questions) =>
    questions.filter((_one, at) => at !== question),
  );
}

/** With a question moved by one; past an end of its section it goes into the section beside, if there is one. */
export function moveQuestion(sections: Sections, place: Place, direction: Direction): Sections {
  const questions = sections[place.section]?.questions ?? [];
  const one = questions[place.question];
  if (one === undefined) return sections;
  const atTheEnd = place.question === (direction === 'up' ? 0 : questions.length - 1);
  if (!atTheEnd) {
    return withQuestions(sections, place.section, (list) => moved(list, place.question, direction));
  }
  const beside = place.section + (direction === 'up' ? -1 : 1);
  if (sections[beside] === undefined) return sections;
  return withQuestions(withoutQuestion(sections, place), beside, (list) =>
    direction === 'up' ? [...list, one] : [one, ...list],
  );
}

/** With a section moved by one. */
export function moveSection(sections: Sections, index: number, direction: Direction): Sections {
  return moved(sections, index, direction);
}

/** Without a section and its questions. */
export function withoutSection(sections: Sections, index: number): Sections {
  return sections.filter((_section, at) => at !== index);
}

/** With questions at the end of a section; the one after the last section is made. */
export function withAdded(
  sections: Sections,
  index: number,
  added: readonly AssessmentQuestion[],
): Sections {
  if (index < sections.length) {
    return withQuestions(sections, index, (questions) => [...questions, ...added]);
  }
  return [...sections, { heading: null, order: 'listed', questions: [...added] }];
}

/** All questions, in their order. */
export function questionsOf(sections: Sections): readonly AssessmentQuestion[] {
  return sections.flatMap(({ questions }) => questions);
}

/** The questions of `before` that are not in `after` any more. */
export function taken(before: Sections, after: Sections): readonly AssessmentQuestion[] {
  const kept = questionsOf(after);
  return questionsOf(before).filter(
    (one) =>
      !kept.some(({ chapter, question }) => chapter === one.chapter && question === one.question),
  );
}

/**
 * Why these questions cannot be told apart: an assessment names them by their id alone, so that two chapters' questions
 * of one id do not fit into it; nor does a question twice. Null where they can.
 */
export function sameIds(sections: Sections): Text | null {
  const seen = new Map<string, string>();
  for (const { chapter, question } of questionsOf(sections)) {
    const other = seen.get(question);
    if (other === chapter) {
      const name = `${chapter}/${question}`;
      return message('assessments.problem-question-twice', { question: name });
    }
    if (other !== undefined) {
      return message('builder.same-id', { question, one: other, other: chapter });
    }
    seen.set(question, chapter);
  }
  return null;
}
