import type { HandedInBy } from '../classroom/assessments/time-runs.ts';
import type { Localised } from '../i18n/language.ts';
import type { ListedPerson } from '../store/people.ts';
import type { Whereabouts } from './presence.ts';
import type { Snapshot } from './snapshot.ts';
import { decisionOf } from './standing.ts';
import { type Stuck, stuckAt } from './stuck.ts';
import type { Work } from './work.ts';

/** How far a student is; times in ms since 1970, `deadline` null where there is none. Offline is who was working and has no page open. */
export type RowState =
  | { readonly is: 'not-started' }
  | { readonly is: 'working' | 'offline'; readonly deadline: number | null }
  | { readonly is: 'handed-in'; readonly at: number; readonly by: HandedInBy };

/** A question as this student meets it: its place in their order, from 1. */
export interface RowQuestion {
  readonly id: string;
  readonly number: number;
  readonly title: Localised;
}

/** How many checks of the task that a student is at fail now. */
export interface RowChecks {
  readonly failed: number;
  readonly of: number;
}

/** One student on the board. Plain data. */
export interface BoardRow {
  readonly learner: string;
  readonly name: string;
  readonly section: string | null;
  readonly state: RowState;
  /** What they are at; null where that is not known, and where they work no more. */
  readonly where: RowQuestion | null;
  readonly answered: number;
  readonly of: number;
  readonly checks: RowChecks | null;
  readonly stuck: (Pick<Stuck, 'why' | 'times'> & { readonly at: RowQuestion }) | null;
  readonly isHere: boolean;
  /** When they were seen last, in ms since 1970; null: never. */
  readonly seenAt: number | null;
}

/** All that a row is made from. Times in ms since 1970. */
export interface RowFacts {
  readonly snapshot: Snapshot;
  readonly person: Pick<ListedPerson, 'id' | 'name' | 'role' | 'section' | 'seenAt'>;
  readonly whereabouts: Whereabouts | null;
  readonly work: Work;
  /** The checks of an open task, as the page shows them; null where none is open. */
  readonly liveChecks: (question: string) => RowChecks | null;
  readonly now: number;
  /** Since when pages could have been noticed: before that nobody counts as away. */
  readonly knownSince: number;
  /** For how long no page must be open before somebody counts as away, in ms. */
  readonly awayMs: number;
}

/** When somebody was seen last; whoever has no scripts is seen only by what they ask for. */
function seenAt({ whereabouts, person }: RowFacts): number | null {
  return whereabouts?.seenAt ?? person.seenAt;
}

function isAway(facts: RowFacts, startedAt: number): boolean {
  const { whereabouts, now, knownSince, awayMs } = facts;
  if (whereabouts?.isHere) return false;
  return now - Math.max(seenAt(facts) ?? 0, startedAt, knownSince) >= awayMs;
}

function stateOf(facts: RowFacts): RowState {
  const { snapshot, person, now } = facts;
  const attempt = snapshot.attempts.get(person.id);
  if (!attempt) return { is: 'not-started' };
  const { phase } = decisionOf(snapshot, person, now);
  if (phase.is === 'handed-in') return phase;
  const deadline = phase.is === 'running' ? phase.deadline : null;
  return { is: isAway(facts, attempt.startedAt) ? 'offline' : 'working', deadline };
}

/** The row of one student as things are now. */
export function boardRow(facts: RowFacts): BoardRow {
  const { snapshot, person, whereabouts, work, now } = facts;
  const state = stateOf(facts);
  const works = state.is === 'working' || state.is === 'offline';
  const numbers = snapshot.numbersOf(person.id);
  const questionOf = (id: string | null): RowQuestion | null => {
    const known = id === null ? undefined : snapshot.questions.get(id);
    const number = id === null ? undefined : numbers.get(id);
    if (!known || number === undefined) return null;
    return { id: known.question.id, number, title: known.question.title };
  };
  const last = work.tried.at(-1)?.question ?? null;
  const where = works ? questionOf(whereabouts === null ? last : whereabouts.question) : null;
  const stuck = works ? stuckAt(work.tried, where?.id ?? null, now) : null;
  const stuckQuestion = stuck && questionOf(stuck.question);
  const recorded = where && work.checks?.question === where.id ? work.checks : null;
  return {
    learner: person.id,
    name: person.name,
    section: person.section,
    state,
    where,
    answered: new Set(work.tried.map(({ question }) => question)).size,
    of: snapshot.questions.size,
    checks: where && (facts.liveChecks(where.id) ?? recorded),
    stuck: stuck && stuckQuestion && { why: stuck.why, times: stuck.times, at: stuckQuestion },
    isHere: whereabouts?.isHere ?? false,
    seenAt: seenAt(facts),
  };
}
