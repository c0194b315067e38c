import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import type { Container } from '../observation.ts';
import { statusFound } from './status.ts';

/** Whether the container is paused. */
export const paused: Fact<Container, boolean> = {
  schema: z.boolean().describe('Whether it is paused.'),
  holds: (container, wanted) => (container.status === 'paused') === wanted,
  expected: (wanted) => message(wanted ? 'checks.is-paused' : 'checks.not-paused'),
  found: statusFound,
  look: () => 'docker container ls --all',
};
