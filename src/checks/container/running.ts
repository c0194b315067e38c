import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import type { Container } from '../observation.ts';
import { statusFound } from './status.ts';

/** Whether the container runs now. One that is paused or keeps restarting does not. */
export const running: Fact<Container, boolean> = {
  schema: z.boolean().describe('Whether it runs now; paused and restarting is not running.'),
  holds: (container, wanted) => (container.status === 'running') === wanted,
  expected: (wanted) => message(wanted ? 'checks.running' : 'checks.not-running'),
  found: statusFound,
  look: () => 'docker container ls --all',
};
