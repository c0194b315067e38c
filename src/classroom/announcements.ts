import { message } from '../i18n/text.ts';
import { newId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import type { By } from './assessments/assessment.ts';
import { ClassError } from './errors.ts';

/** How many characters an announcement may have. */
export const longestAnnouncement = 500;

/** What was said to everybody who works on an assessment; `at` in ms since 1970. */
export interface Said {
  readonly id: string;
  readonly text: string;
  readonly at: number;
}

/** What was announced in an assessment, the oldest first. */
export async function announcementsOf(store: Store, assessment: string): Promise<readonly Said[]> {
  const kept = await store.announcements.ofAssessment(assessment);
  return kept.map(({ id, said, madeAt }) => ({ id, text: said, at: madeAt }));
}

/** A text of several lines as it is kept: without control characters, and without empty space at its ends. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .trim();
}

/** Says something to everybody who works on an assessment. Throws a `ClassError` for nothing, and for too much. */
export async function announce(
  store: Store,
  assessment: string,
  text: string,
  { person, now }: By,
): Promise<void> {
  const said = tidy(text);
  if (said === '') throw new ClassError('bad-fields', message('board.nothing-to-say'));
  const length = [...said].length;
  if (length > longestAnnouncement) {
    const values = { length, most: longestAnnouncement };
    throw new ClassError('bad-fields', message('board.too-much-to-say', values));
  }
  await store.announcements.add({
    id: newId(),
    assessmentId: assessment,
    said,
    madeAt: now,
    madeBy: person,
  });
}
