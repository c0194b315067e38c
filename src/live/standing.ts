import type { Said } from '../classroom/announcements.ts';
import { overridesOf } from '../classroom/assessments/assessment.ts';
import { type Decision, decide } from '../classroom/assessments/rules.ts';
import { viewerOf } from '../classroom/assessments/seat.ts';
import type { HandedInBy } from '../classroom/assessments/time-runs.ts';
import type { Person } from '../store/people.ts';
import type { Snapshot } from './snapshot.ts';

/** What a student who works is to know besides the questions. Times in ms since 1970. */
export interface Standing {
  /** null where there is none, and where it was handed in. */
  readonly deadline: number | null;
  readonly handedIn: { readonly at: number; readonly by: HandedInBy } | null;
  /** The oldest first. */
  readonly announcements: readonly Said[];
}

/** What the rules say of somebody at `now`, by what was read last. */
export function decisionOf(
  { assessment, attempts }: Snapshot,
  person: Pick<Person, 'id' | 'role' | 'section'>,
  now: number,
): Decision {
  return decide({
    settings: assessment.settings,
    overrides: overridesOf(assessment),
    viewer: viewerOf(person),
    now,
    attempt: attempts.get(person.id) ?? null,
  });
}

/** How a student stands at `now`; null where they have not started. */
export function standingOf(
  snapshot: Snapshot,
  person: Pick<Person, 'id' | 'role' | 'section'>,
  now: number,
): Standing | null {
  if (!snapshot.attempts.has(person.id)) return null;
  const { phase } = decisionOf(snapshot, person, now);
  return {
    deadline: phase.is === 'running' ? phase.deadline : null,
    handedIn: phase.is === 'handed-in' ? { at: phase.at, by: phase.by } : null,
    announcements: snapshot.announcements,
  };
}

/** Those who are told how they stand. */
export interface Followers {
  add(learner: string, tell: (standing: Standing) => void): () => void;
  /** Tells those whose standing, as `standingOf` gives it, is another than the one that they were told. */
  tell(standingOf: (learner: string) => Standing | null): void;
  count(): number;
}

export function createFollowers(): Followers {
  const followers = new Map<(standing: Standing) => void, { learner: string; told: string }>();
  return {
    add(learner, tell) {
      followers.set(tell, { learner, told: '' });
      return () => followers.delete(tell);
    },
    tell(standingOf) {
      for (const [tell, follower] of followers) {
        const standing = standingOf(follower.learner);
        const key = JSON.stringify(standing);
        if (standing === null || key === follower.told) continue;
        follower.told = key;
        tell(standing);
      }
    },
    count: () => followers.size,
  };
}
