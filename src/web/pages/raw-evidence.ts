import type { Observation } from '../../checks/observation.ts';

/** The most events that a page shows of a log; what is kept holds them all. */
const mostEvents = 20;

function newest<T>(events: readonly T[]): readonly (T | string)[] {
  const left = events.length - mostEvents;
  return left <= 0 ? events : [`… +${left}`, ...events.slice(left)];
}

/**
 * An observation as a page shows it: JSON, of long logs of events only the newest. A page is sent again with every
 * change, and hundreds of events would be most of it.
 */
export function rawEvidence(observation: Observation): string {
  const { events, history, past } = observation;
  const shown = {
    ...observation,
    ...(events?.state === 'present'
      ? { events: { ...events, value: { ...events.value, events: newest(events.value.events) } } }
      : {}),
    ...(history?.state === 'present'
      ? { history: { ...history, value: newest(history.value) } }
      : {}),
    ...(past
      ? {
          past: past.map((step) => ({
            ...step,
            observation: JSON.parse(rawEvidence(step.observation)) as unknown,
          })),
        }
      : {}),
  };
  return JSON.stringify(shown, null, 2);
}
