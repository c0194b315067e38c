import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import type { Container } from '../observation.ts';
import { pick } from '../pick.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';

type Wanted = readonly string[] | TextMatcher;

function said(words: readonly string[]): string {
  return words.join(' ');
}

/** The command the container was given, without its image's entrypoint. */
export const command: Fact<Container, Wanted> = {
  schema: pick([z.array(z.string()), textMatcher], (input) =>
    Array.isArray(input) ? 0 : 1,
  ).describe('Its command without the entrypoint: word by word, or as one text.'),
  holds: ({ command: words }, wanted) =>
    Array.isArray(wanted)
      ? words.length === wanted.length && words.every((word, index) => word === wanted[index])
      : textHolds(words.length === 0 ? undefined : said(words), wanted as TextMatcher),
  expected: (wanted) =>
    message('checks.command', {
      command: Array.isArray(wanted)
        ? message('checks.code', { text: said(wanted) })
        : textWanted(wanted as TextMatcher),
    }),
  found: (container) =>
    container.command.length === 0
      ? message('checks.command-none')
      : message('checks.command', {
          command: message('checks.code', { text: said(container.command) }),
        }),
  look: () => 'docker container ls --all --no-trunc',
};
