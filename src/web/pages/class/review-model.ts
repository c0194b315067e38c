import { type Given, gradeOfReview } from '../../../attempts/review/given.ts';
import { isLeft } from '../../../attempts/review/queue.ts';
import type { Reviewing, TypedReview } from '../../../attempts/review/reviewing.ts';
import { givenItem, itemText, type RubricItem } from '../../../attempts/review/rubric.ts';
import { fromStored } from '../../../attempts/stored-grade.ts';
import { renderMarkdown } from '../../../authoring/markdown.ts';
import { readable } from '../../../classroom/assessments/settings.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render, type Text } from '../../../i18n/text.ts';
import { solution } from '../../../questions/any.ts';
import type { Grade } from '../../../questions/grade.ts';
import { roundedPoints } from '../../../questions/points.ts';
import type { Contest } from '../../../store/contests.ts';
import type { QueuedResponse } from '../../../store/review-queue.ts';
import { answerLines } from '../answer-lines.ts';
import { reviewPath } from '../paths.ts';
import { lineOf, remarkOf } from '../remark.ts';
import { shownTime } from '../times.ts';

/** What the page of a review is made from. */
export interface ReviewView {
  readonly reviewing: Reviewing;
  /** The responses to the question, in the order in which they are read. */
  readonly sequence: readonly QueuedResponse[];
  readonly contests: readonly Contest[];
  /** The name of a person by their id; null for one that is not known. */
  readonly nameOf: (person: string) => string | null;
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What stands in the form when one is shown again, and what its reviewer had seen. */
  readonly typed?: TypedReview;
  readonly problem?: Text;
}

/** An item of the rubric as its line shows it, and what Plimsoll found of it. */
function itemLine(
  item: RubricItem,
  index: number,
  given: Given,
  suggestion: Grade | null,
  language: Language,
) {
  const share = given.shares[item.id] ?? 0;
  const found = suggestion?.feedback.find(({ part }) => part === item.id);
  const isPartly = share > 0 && share < 1;
  return {
    id: item.id,
    key: index < 9 ? index + 1 : null,
    html: lineOf(itemText(item), language),
    points: item.points,
    isNumber: item.id === givenItem,
    isGiven: share > 0,
    /** What its box stands for. */
    share: isPartly ? share : 1,
    value: roundedPoints(share * item.points),
    quote: found?.quote ?? null,
    reason: found ? lineOf(found.text, language) : null,
  };
}

/** What Plimsoll said of an answer that is no essay. */
function foundOf({ subject: { response, question } }: Reviewing, language: Language) {
  const engine = response.grades.findLast(({ grader }) => grader === 'engine');
  if (!engine || question?.kind === 'essay') return null;
  const grade = fromStored(engine);
  return {
    state: grade.state,
    points: grade.points,
    max: grade.max,
    remarks: grade.feedback.map((one) => remarkOf(one, language)),
    findings: grade.findings.map((one) => ({
      state: one.state,
      title: lineOf(one.title, language),
      found: lineOf(one.found, language),
    })),
  };
}

/** What somebody gave, to be read beside what somebody else gave. */
function givenLines(
  { subject, rubric }: Reviewing,
  given: Given,
  name: string | null,
  language: Language,
) {
  const { findings, max } = fromStored(subject.response.grade);
  const { points } = gradeOfReview(rubric.items, max, given, findings);
  return {
    name,
    points,
    max,
    items: rubric.items.map((item) => ({
      html: lineOf(itemText(item), language),
      points: roundedPoints((given.shares[item.id] ?? 0) * item.points),
      of: item.points,
    })),
    adjustment: given.adjustment,
    remark: given.remark,
  };
}

/** The current grade as the other side of a conflict: the review it came from, or its points alone. */
function theirs(view: ReviewView) {
  const { reviewing, nameOf, language } = view;
  const { subject, review } = reviewing;
  const { grade } = subject.response;
  const person = grade.grader.startsWith('teacher:') ? grade.grader.slice('teacher:'.length) : null;
  const name =
    person === null ? null : (nameOf(person) ?? render(message('review.somebody'), language));
  if (review !== null && review.gradeId === grade.id) {
    return { ...givenLines(reviewing, review, name, language), reason: null };
  }
  const { points, max, reason } = grade;
  return { name, points, max, reason, items: [], adjustment: 0, remark: '' };
}

function contestIn({ contests, language, now }: ReviewView) {
  const open = contests.find(({ answered }) => answered === null);
  return open ? { reason: open.reason, at: shownTime(open.madeAt, now, language) } : null;
}

function answeredIn({ contests, nameOf, language, now }: ReviewView) {
  return contests.flatMap(({ reason, answered }) =>
    answered === null
      ? []
      : [
          {
            reason,
            outcome: answered.outcome,
            answer: answered.answer,
            name: nameOf(answered.answeredBy) ?? '',
            at: shownTime(answered.answeredAt, now, language),
          },
        ],
  );
}

/** The neighbours of a response in its sequence, and how many are to be looked at. */
function positionOf({ sequence, reviewing: { subject } }: ReviewView) {
  const index = sequence.findIndex(({ responseId }) => responseId === subject.response.id);
  const before = sequence[index - 1];
  const after = index < 0 ? undefined : sequence[index + 1];
  return {
    ordinal: index + 1,
    of: sequence.length,
    left: sequence.filter(isLeft).length,
    previous: before ? reviewPath(before.responseId) : null,
    next: after ? reviewPath(after.responseId) : null,
  };
}

function aboutQuestion({ subject }: Reviewing, language: Language) {
  const { question, key } = subject;
  const words = question && solution(question);
  return {
    title: question?.title[language] ?? key.question,
    kind: question?.kind ?? null,
    prompt: question && renderMarkdown(question.prompt[language]),
    modelAnswer:
      question?.kind === 'essay' ? renderMarkdown(question['model-answer'][language]) : null,
    solution: words && lineOf(words, language),
  };
}

/** What the page of a review shows; the student's name only where the assessment does not hide it. */
export function reviewModel(view: ReviewView) {
  const { reviewing, nameOf, language, now, typed } = view;
  const { subject, rubric, review } = reviewing;
  const { response, assessment, chapter, learner } = subject;
  const given = typed ?? reviewing.given;
  const engine = response.grades.findLast(({ grader }) => grader === 'engine');
  const suggestion = engine ? fromStored(engine) : null;
  const { max, points, state } = fromStored(response.grade);
  const about = aboutQuestion(reviewing, language);
  const positive = rubric.items.reduce((sum, item) => sum + Math.max(0, item.points), 0);
  return {
    ...about,
    trail: [
      { text: render(message('review.title'), language), href: '/teacher/review' },
      { text: about.title, href: null },
    ],
    here: reviewPath(response.id),
    where: assessment
      ? render(readable(assessment.settings.title), language)
      : (chapter?.title[language] ?? subject.key.chapter),
    name: assessment?.settings.namesHidden ? null : learner.name,
    position: positionOf(view),
    answer: answerLines(subject.question, response.response, language),
    answerLanguage: response.language,
    answeredAt: shownTime(response.submittedAt, now, language),
    found: foundOf(reviewing, language),
    state,
    points,
    max,
    sum: roundedPoints(positive),
    replaces: response.grade.id,
    revision: rubric.revision,
    items: rubric.items.map((item, index) => itemLine(item, index, given, suggestion, language)),
    adjustment: given.adjustment,
    remark: given.remark,
    total: gradeOfReview(rubric.items, max, given, []).points,
    reviewed: review && {
      name: nameOf(review.madeBy) ?? '',
      time: shownTime(review.madeAt, now, language),
    },
    contest: contestIn(view),
    answered: answeredIn(view),
    problem: view.problem ? lineOf(view.problem, language) : null,
    conflict:
      typed && typed.replaces !== response.grade.id
        ? { theirs: theirs(view), mine: givenLines(reviewing, given, null, language) }
        : null,
    rubricMoved:
      typed && typed.rubricRevision !== rubric.revision
        ? (nameOf(rubric.changedBy ?? '') ?? render(message('review.somebody'), language))
        : null,
  };
}
