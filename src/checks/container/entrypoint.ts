import { message } from '../../i18n/text.ts';
import type { Container } from '../observation.ts';
import { wordsFact } from '../words-fact.ts';

/** The program that the container's command is handed to. */
export const entrypoint = wordsFact<Container>({
  describe: 'The program its command is handed to.',
  read: (container) => container.entrypoint,
  say: (value) => message('checks.entrypoint', { command: value }),
  none: () => message('checks.entrypoint-none'),
  look: (name) => `docker container inspect --format "{{json .Config.Entrypoint}}" ${name}`,
});
