import { message } from '../../i18n/text.ts';
import type { Container } from '../observation.ts';
import { wordsFact } from '../words-fact.ts';

/** The command the container was given, without its image's entrypoint. */
export const command = wordsFact<Container>({
  describe: 'Its command without the entrypoint.',
  read: (container) => container.command,
  say: (value) => message('checks.command', { command: value }),
  none: () => message('checks.command-none'),
  look: () => 'docker container ls --all --no-trunc',
});
