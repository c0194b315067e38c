import { assertNever } from '../assert-never.ts';
import type { Role } from '../store/people.ts';

/**
 * Who may use a route: anybody; whoever learns here; whoever teaches here, assistants too; teachers, who decide about
 * people and settings.
 */
export type Right = 'public' | 'learn' | 'teach' | 'manage';

/** Who is asking. In solo mode the one visitor is learner and teacher. */
export interface Visitor {
  /** The id that responses are kept under; a program has no work of its own, and nothing is kept under its id. */
  readonly learner: string;
  readonly name: string;
  readonly role: Role;
  /** The id of the session they are signed in by; null in solo mode, where nobody signs in, and for a program. */
  readonly session: string | null;
  /** Whether it is a script with a token: it reads scores, and does nothing else. */
  readonly isProgram: boolean;
}

/** The visitor where nobody signs in. */
export const soloVisitor: Visitor = {
  learner: 'solo',
  name: 'Solo learner',
  role: 'teacher',
  session: null,
  isProgram: false,
};

/** Whether a visitor teaches or assists. */
export function teaches(visitor: Visitor): boolean {
  return visitor.role !== 'student';
}

/** What a route asks of its visitors: a right, and whether a script with a token may use it too. */
export interface Access {
  readonly right: Right;
  readonly token: boolean;
}

/** Whether a visitor may use a route; null is somebody who is not signed in. */
export function may(visitor: Visitor | null, { right, token }: Access): boolean {
  if (visitor?.isProgram) return token || right === 'public';
  switch (right) {
    case 'public':
      return true;
    case 'learn':
      return visitor !== null;
    case 'teach':
      return visitor !== null && teaches(visitor);
    case 'manage':
      return visitor?.role === 'teacher';
    default:
      return assertNever(right);
  }
}

/** Whether a visitor decides about people, marks and settings. */
export function manages(visitor: Visitor | null): boolean {
  return may(visitor, { right: 'manage', token: false });
}
