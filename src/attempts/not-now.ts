import type { Seat } from '../classroom/assessments/seat.ts';
import { decisionTexts } from '../classroom/assessments/told.ts';
import { courseZone } from '../classroom/course.ts';
import type { Store } from '../store/store.ts';
import { AttemptError } from './errors.ts';

/** That something may not be done, or seen, from this seat at `now` (ms since 1970), in words for who sits there. */
export async function notNow(
  store: Store,
  { decision }: Pick<Seat, 'decision'>,
  now: number,
): Promise<AttemptError> {
  const [why] = decisionTexts(decision, now, await courseZone(store));
  return new AttemptError('not-now', why);
}
