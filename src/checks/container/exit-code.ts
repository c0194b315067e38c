import { message } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import { type NumberMatcher, numberHolds, numberWanted, wholeNumber } from '../number-matcher.ts';
import type { Container } from '../observation.ts';
import { statusFound } from './status.ts';

/** Whether the container's last run is over, so that its exit code means something: while it runs the engine says 0. */
export function hasEnded(container: Container): boolean {
  switch (container.status) {
    case 'exited':
    case 'dead':
      return true;
    case 'created':
      return container.exitCode !== 0;
    case 'running':
    case 'paused':
    case 'restarting':
    case 'removing':
      return false;
  }
}

/** The code the container's main process ended with. */
export const exitCode: Fact<Container, NumberMatcher> = {
  schema: wholeNumber(0, 255).describe('The code its main process ended with; it has ended.'),
  holds: (container, wanted) => hasEnded(container) && numberHolds(container.exitCode, wanted),
  expected: (wanted) => message('checks.exit-code', { code: numberWanted(wanted) }),
  found: statusFound,
  look: () => 'docker container ls --all',
};
