import { message } from '../../i18n/text.ts';
import type { Container } from '../observation.ts';
import { textFact } from '../text-fact.ts';

/** The engine's own words on why the container did not start. */
export const error = {
  ...textFact<Container>({
    describe: "The engine's own words on why it did not start; `exists: false` where all is well.",
    read: (container) => [container.error],
    say: (value) => message('checks.error', { error: value }),
  }),
  look: (name: string) => `docker container inspect --format "{{.State.Error}}" ${name}`,
};
