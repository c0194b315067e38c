import type { Finding } from '../checks/finding.ts';
import type { Observation } from '../checks/observation.ts';
import type { Span } from '../docker-cli/span.ts';
import type { Text } from '../i18n/text.ts';

/**
 * How a response stands: `needs-review` has points that are only suggested until a person settles them; `unknown`
 * could not be graded because the engine could not be asked, and costs nothing.
 */
export type GradeState = 'correct' | 'partly-correct' | 'incorrect' | 'needs-review' | 'unknown';

/** One remark on a response: on all of it, or on one part (an option, a pair, a place in an order, a key point). */
export interface Feedback {
  readonly part: string | null;
  readonly state: 'correct' | 'incorrect' | 'suggested' | 'note';
  readonly text: Text;
  /** Points of this part, where it has its own. */
  readonly points?: number;
  readonly max?: number;
  /** The learner's own words that earned it, or the line in which something is off. */
  readonly quote?: string;
  /** What of the quoted line is off. */
  readonly at?: Span;
}

/** What a response is worth, and why. Plain JSON. */
export interface Grade {
  readonly points: number;
  readonly max: number;
  readonly state: GradeState;
  readonly feedback: readonly Feedback[];
  /** A task's checks; empty for every other kind. */
  readonly findings: readonly Finding[];
}

/** What grading may know besides the question and the response. */
export interface GradeContext {
  /** What was seen of the engine; null where the kind needs none. */
  readonly observation: Observation | null;
}
