import { itemText, type Rubric } from '../../../attempts/review/rubric.ts';
import type { RubricPlan } from '../../../attempts/review/rubric-change.ts';
import type { Subject } from '../../../attempts/review/subject.ts';
import { readable } from '../../../classroom/assessments/settings.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render, type Text } from '../../../i18n/text.ts';
import { roundedPoints } from '../../../questions/points.ts';
import { reviewPath } from '../paths.ts';
import { lineOf } from '../remark.ts';
import { lineOfItem, type ReadRubric } from './rubric-form.ts';

/** What the page of a rubric is made from. */
export interface RubricView {
  readonly subject: Subject;
  readonly rubric: Rubric;
  readonly language: Language;
  readonly typed?: ReadRubric;
  readonly problems?: readonly Text[];
  /** What the typed items come to; shown before it is done. */
  readonly plan?: RubricPlan;
  /** Whether it comes to something else than what was shown before. */
  readonly moved?: boolean;
  /** Who changed the rubric since the form was opened; null where nobody did. */
  readonly meanwhile: string | null;
}

/** How the points of the reviewed answers move: from the greatest loss to the greatest gain. */
function movesOf({ regrades }: RubricPlan) {
  const counts = new Map<number, number>();
  for (const { before, after } of regrades) {
    const by = roundedPoints(after.points - before);
    counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([by, count]) => ({ by, points: Math.abs(by), count }));
}

function previewOf(plan: RubricPlan, language: Language) {
  const { rubric, items, held } = plan;
  const changed = items.filter((item) => {
    const was = rubric.items.find(({ id }) => id === item.id);
    return JSON.stringify(was) !== JSON.stringify(item);
  });
  return {
    fingerprint: plan.fingerprint,
    count: plan.regrades.length,
    moves: movesOf(plan),
    items: changed.map((item) => ({
      html: lineOf(itemText(item), language),
      before: rubric.items.find(({ id }) => id === item.id)?.points ?? null,
      points: item.points,
      held: held.get(item.id) ?? 0,
    })),
  };
}

/** What the page of a rubric shows. */
export function rubricModel(view: RubricView) {
  const { subject, rubric, language, typed, plan } = view;
  const { question, key, chapter, assessment, response } = subject;
  const title = question?.title[language] ?? key.question;
  const lines = typed?.lines ?? rubric.items.map((item) => lineOfItem(item, language));
  const sum = rubric.items.reduce((total, { points }) => total + Math.max(0, points), 0);
  return {
    title: render(message('review.rubric-of', { question: title }), language),
    trail: [
      { text: render(message('review.title'), language), href: '/teacher/review' },
      { text: title, href: reviewPath(response.id) },
      { text: render(message('review.rubric'), language), href: null },
    ],
    back: reviewPath(response.id),
    here: `${reviewPath(response.id)}/rubric`,
    where: assessment
      ? render(readable(assessment.settings.title), language)
      : (chapter?.title[language] ?? key.chapter),
    max: response.grade.max,
    sum: roundedPoints(sum),
    revision: rubric.revision,
    lines,
    problems: (view.problems ?? []).map((problem) => lineOf(problem, language)),
    meanwhile: view.meanwhile && {
      name: view.meanwhile,
      items: rubric.items.map((item) => ({
        html: lineOf(itemText(item), language),
        points: item.points,
      })),
    },
    moved: view.moved ?? false,
    preview: plan ? previewOf(plan, language) : null,
  };
}
