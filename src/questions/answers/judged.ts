import type { Text } from '../../i18n/text.ts';

/** Whether an answer is right, and what to say to it. */
export interface Judged {
  readonly right: boolean;
  readonly text: Text;
}
