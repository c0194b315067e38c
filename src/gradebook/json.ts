import type { Language } from '../i18n/language.ts';
import type { QuestionCell, ScoreTable } from './table.ts';

/** The scores as plain JSON; a question that was not answered is not among a learner's `scores`. */
export function toJson(scores: ScoreTable, language: Language) {
  return {
    chapter: scores.id,
    questions: scores.columns.map(({ id, title, max }) => ({ id, title: title[language], max })),
    learners: scores.rows.map(({ learner, cells, points, provisional, state }) => {
      const answered = scores.columns.flatMap(({ id }, index): [string, QuestionCell][] => {
        const cell = cells[index];
        return cell ? [[id, cell]] : [];
      });
      return {
        id: learner.id,
        name: learner.name,
        email: learner.email,
        scores: Object.fromEntries(answered),
        points,
        provisional,
        max: scores.max,
        state,
      };
    }),
  };
}
