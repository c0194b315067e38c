import { message } from '../../i18n/text.ts';
import type { Container, Observation } from '../observation.ts';
import type { Diagnosis } from './case.ts';
import { eventsOf } from './look.ts';
import { wasReplaced } from './removed.ts';

/** A container that should be one of a certain id, and is not. */
export interface ValueCase {
  readonly name: string;
  readonly container: Container;
  readonly wantedId: string;
  readonly observation: Observation;
}

/** The one that is meant was removed, and another has its name. */
export const valueReplaced: Diagnosis<ValueCase> = {
  id: 'replaced',
  explain: ({ name, container, wantedId, observation }) =>
    wasReplaced(observation, wantedId, container) ? message('checks.replaced', { name }) : null,
  look: ({ name }) => eventsOf('container', name),
};
