import { lookUp } from '../attempts/find.ts';
import type { Content } from '../authoring/content.ts';
import { announcementsOf, type Said } from '../classroom/announcements.ts';
import { type Assessment, findAssessment } from '../classroom/assessments/assessment.ts';
import { sectionsInOrder } from '../classroom/assessments/order.ts';
import type { Question } from '../questions/question.ts';
import { drawParameters, instantiate } from '../questions/variants.ts';
import type { AssessmentAttempt } from '../store/assessment-attempts.ts';
import type { Store } from '../store/store.ts';

/** A question of an assessment, with the chapter it is from. */
export interface PlacedQuestion {
  readonly chapter: string;
  /** With the first value of every parameter. */
  readonly question: Question;
}

/** What holds in an assessment, and who has started it, as it was read at one moment. */
export interface Snapshot {
  readonly assessment: Assessment;
  /** By the learner's id. */
  readonly attempts: ReadonlyMap<string, AssessmentAttempt>;
  readonly announcements: readonly Said[];
  /** By their ids, which are unique in an assessment; those that no longer stand in their chapters are not in it. */
  readonly questions: ReadonlyMap<string, PlacedQuestion>;
  /** The place of each question in the order in which this student meets them, from 1; none before they have started. */
  numbersOf(learner: string): ReadonlyMap<string, number>;
}

function placedQuestions(
  { settings }: Assessment,
  { chapters }: Content,
): ReadonlyMap<string, PlacedQuestion> {
  const placed = settings.sections
    .flatMap(({ questions }) => questions)
    .flatMap((asked): [string, PlacedQuestion][] => {
      const found = lookUp(chapters, asked.chapter, asked.question);
      if (!found) return [];
      const put = instantiate(found.question, drawParameters(found.chapter.parameters, null));
      return [[asked.question, { chapter: asked.chapter, question: put }]];
    });
  return new Map(placed);
}

const none: ReadonlyMap<string, number> = new Map();

/** Reads how an assessment stands. Throws a `ClassError` where there is none, or none any more. */
export async function readSnapshot(store: Store, content: Content, id: string): Promise<Snapshot> {
  const [assessment, started, announcements] = await Promise.all([
    findAssessment(store, id),
    store.assessmentAttempts.ofAssessment(id),
    announcementsOf(store, id),
  ]);
  const attempts = new Map(started.map((attempt) => [attempt.learnerId, attempt]));
  const numbers = new Map<string, ReadonlyMap<string, number>>();
  const numbered = (attempt: number): ReadonlyMap<string, number> => {
    const order = sectionsInOrder(assessment, attempt).flatMap(({ questions }) => questions);
    return new Map(order.map(({ question }, index) => [question, index + 1]));
  };
  return {
    assessment,
    attempts,
    announcements,
    questions: placedQuestions(assessment, content),
    numbersOf: (learner) => {
      const attempt = attempts.get(learner);
      if (!attempt) return none;
      const known = numbers.get(learner) ?? numbered(attempt.seed);
      numbers.set(learner, known);
      return known;
    },
  };
}
