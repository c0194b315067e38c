import type { Message } from '../i18n/text.ts';

/** Something a teacher should know of a file before it is imported elsewhere. */
export interface Warning {
  readonly text: Message;
  /** The names of those it is about; none where it is about the file as a whole. */
  readonly names: readonly string[];
}
