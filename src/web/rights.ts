import { assertNever } from '../assert-never.ts';

/** Who may use a route: anybody; whoever learns here; whoever teaches here. */
export type Right = 'public' | 'learn' | 'teach';

/** Who is asking. In solo mode the one visitor is learner and teacher. */
export interface Visitor {
  /** The id that responses are kept under. */
  readonly learner: string;
  readonly teaches: boolean;
}

/** Whether a visitor may use a route that asks for this right; null is somebody who is not signed in. */
export function may(visitor: Visitor | null, right: Right): boolean {
  switch (right) {
    case 'public':
      return true;
    case 'learn':
      return visitor !== null;
    case 'teach':
      return visitor?.teaches ?? false;
    default:
      return assertNever(right);
  }
}
