import type { Said } from '../../classroom/announcements.ts';
import { briefTime } from '../../classroom/assessments/brief-time.ts';

/** An announcement as pages show it, with when it was said by the course's clock. */
export interface ToldAnnouncement {
  readonly id: string;
  readonly text: string;
  readonly when: string;
}

/** Announcements as pages show them at `now` (ms since 1970). */
export function toldAnnouncements(
  said: readonly Said[],
  now: number,
  zone: string,
): readonly ToldAnnouncement[] {
  return said.map(({ id, text, at }) => ({ id, text, when: briefTime(at, now, zone) }));
}
