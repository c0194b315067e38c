import { lookUp } from '../attempts/find.ts';
import type { Content } from '../authoring/content.ts';
import type { Assessment } from '../classroom/assessments/assessment.ts';
import { termsOf } from '../classroom/assessments/seat.ts';
import { readable } from '../classroom/assessments/settings.ts';
import { standingAt } from '../classroom/assessments/time-runs.ts';
import type { Person } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { type AssessmentColumn, type MarkedRow, markedRow } from './marked-row.ts';
import { everybodyOf } from './members.ts';
import type { ScoreTable } from './table.ts';

/** The marks of an assessment: a row for every student of the class, and for whoever was removed and left work. */
export interface AssessmentScores extends ScoreTable {
  readonly columns: readonly AssessmentColumn[];
  readonly rows: readonly MarkedRow[];
}

/** Whose marks, and when (ms since 1970): of a section, or of one student; null is everybody. */
export interface Whose {
  readonly now: number;
  readonly section?: string | null;
  readonly learner?: string | null;
}

/** The name of an assessment's files, out of its English title. */
function fileNameOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-').slice(0, 60) ?? 'assessment';
}

/** The questions of an assessment as the columns of a table, in the order in which its teacher listed them. */
export function assessmentColumns(
  { settings }: Assessment,
  { chapters }: Content,
): readonly AssessmentColumn[] {
  return settings.sections.flatMap(({ questions }) =>
    questions.map(({ chapter, question: id, points }) => {
      const question = lookUp(chapters, chapter, id)?.question ?? null;
      const title = question?.title ?? { en: id, 'zh-CN': id };
      return { id, heading: id, title, max: points, chapter, question };
    }),
  );
}

/** All of a list, or the one that is asked for, as far as it is there. */
async function allOr<T>(
  learner: string | null,
  all: () => Promise<readonly T[]>,
  one: (learner: string) => Promise<T | null>,
): Promise<readonly T[]> {
  if (learner === null) return all();
  const found = await one(learner);
  return found === null ? [] : [found];
}

/** By the student. */
function grouped<T extends { readonly learnerId: string }>(all: readonly T[]) {
  return Map.groupBy(all, ({ learnerId }) => learnerId);
}

/**
 * The marks of an assessment: by its rules for tries and hints, with what teachers decided on top. Every student of the
 * class has a row, also who has not started, and so has whoever left work and is no student of it any more.
 */
export async function assessmentScores(
  store: Store,
  content: Content,
  assessment: Assessment,
  { now, section = null, learner = null }: Whose,
): Promise<AssessmentScores> {
  const only = learner ?? undefined;
  const [work, changes, attempts, people] = await Promise.all([
    store.assessmentWork.of(assessment.id, only),
    store.markChanges.of(assessment.id, only),
    allOr(
      learner,
      () => store.assessmentAttempts.ofAssessment(assessment.id),
      (id) => store.assessmentAttempts.of(assessment.id, id),
    ),
    allOr<Person>(learner, store.people.list, store.people.get),
  ]);
  const answers = grouped(work.answers);
  const hints = grouped(work.hints);
  const decided = grouped(changes);
  const started = new Map(attempts.map((one) => [one.learnerId, one]));
  const left = new Set([...answers.keys(), ...decided.keys(), ...started.keys()]);
  const members = (await everybodyOf(store, people, left)).filter(
    ({ id, section: own }) =>
      (learner === null || id === learner) && (section === null || own === section),
  );
  const columns = assessmentColumns(assessment, content);
  const title = readable(assessment.settings.title);
  const rows = members.map((person) => {
    const attempt = started.get(person.id) ?? null;
    const terms = termsOf(assessment, person);
    return markedRow(person, columns, assessment.settings, {
      attempt,
      isHandedIn: attempt !== null && standingAt(terms, attempt, now).is === 'handed-in',
      answers: answers.get(person.id) ?? [],
      hints: hints.get(person.id) ?? [],
      changes: decided.get(person.id) ?? [],
    });
  });
  return {
    of: 'assessment',
    id: assessment.id,
    fileName: fileNameOf(title.en),
    title,
    columns,
    rows,
    max: columns.reduce((sum, { max }) => sum + max, 0),
  };
}
