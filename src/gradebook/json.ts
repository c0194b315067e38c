import { assertNever } from '../assert-never.ts';
import type { Language } from '../i18n/language.ts';
import { roundedPoints } from '../questions/points.ts';
import type { CellState, ScoreTable } from './table.ts';

type Cell = readonly [string, { points: number; provisional: number; state: CellState }];

function learnersOf({ columns, rows }: ScoreTable) {
  return rows.map(({ learner, cells, points, provisional, max, state }) => {
    const answered = columns.flatMap(({ id }, index): Cell[] => {
      const cell = cells[index];
      if (!cell) return [];
      const { points, provisional, state } = cell;
      return [
        [id, { points: roundedPoints(points), provisional: roundedPoints(provisional), state }],
      ];
    });
    return {
      id: learner.id,
      name: learner.name,
      email: learner.email,
      login: learner.login,
      externalId: learner.externalId,
      section: learner.section,
      scores: Object.fromEntries(answered),
      points: roundedPoints(points),
      provisional: roundedPoints(provisional),
      max: roundedPoints(max),
      state,
    };
  });
}

function columnsOf({ columns }: ScoreTable, language: Language) {
  return columns.map(({ id, title, max }) => ({ id, title: title[language], max }));
}

/** The scores of a chapter as plain JSON; a question that was not answered is not among a learner's `scores`. */
export function chapterToJson(scores: ScoreTable, language: Language) {
  return {
    chapter: scores.id,
    questions: columnsOf(scores, language),
    learners: learnersOf(scores),
  };
}

/** The scores of an assessment as plain JSON; what has no mark is not among a learner's `scores`. */
export function assessmentToJson(scores: ScoreTable, language: Language) {
  return {
    assessment: scores.id,
    title: scores.title[language],
    questions: columnsOf(scores, language),
    learners: learnersOf(scores),
  };
}

/** The scores of all assessments as plain JSON: a learner's `scores` are totals, by the assessment's id. */
export function everythingToJson(scores: ScoreTable, language: Language) {
  return { assessments: columnsOf(scores, language), learners: learnersOf(scores) };
}

/** The scores as plain JSON. */
export function toJson(scores: ScoreTable, language: Language) {
  switch (scores.of) {
    case 'chapter':
      return chapterToJson(scores, language);
    case 'assessment':
      return assessmentToJson(scores, language);
    case 'everything':
      return everythingToJson(scores, language);
    default:
      return assertNever(scores.of);
  }
}
