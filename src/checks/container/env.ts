import { message } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import type { Container } from '../observation.ts';
import {
  type RecordMatcher,
  recordFound,
  recordHolds,
  recordMatcher,
  recordWanted,
} from '../record-matcher.ts';

/** The container's environment variables, its image's among them. */
export const env: Fact<Container, RecordMatcher> = {
  schema: recordMatcher.describe('Environment variables by name.'),
  holds: (container, wanted) => recordHolds(container.env, wanted),
  expected: (wanted) => message('checks.env', { list: recordWanted(wanted) }),
  found: (container, wanted) => message('checks.env', { list: recordFound(container.env, wanted) }),
  look: (name) => `docker container inspect --format "{{json .Config.Env}}" ${name}`,
};
