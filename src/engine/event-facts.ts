import type { EngineEvent } from '../checks/event.ts';
import { type EngineEvent as HeardEvent, parseEvent } from './events.ts';

/** What is kept of an event's attributes: labels are the containers' own business. */
const keptAttributes = [
  'exitCode',
  'signal',
  'execID',
  'container',
  'image',
  'driver',
  'destination',
  'oldName',
] as const;

/** An event of the stream as checks know events. */
export function eventFacts(heard: HeardEvent): EngineEvent {
  const { id, attributes } = heard.actor;
  return {
    at: heard.at,
    type: heard.type,
    action: heard.action,
    command: heard.action.startsWith('exec') ? heard.detail : null,
    actor: { id, name: attributes.name ?? id },
    attributes: Object.fromEntries(
      keptAttributes.flatMap((name) => {
        const value = attributes[name];
        return value === undefined ? [] : [[name, value.slice(0, 500)]];
      }),
    ),
  };
}

/** Every event of a whole answer; null where a line of it is none. */
export function eventLines(body: string): readonly EngineEvent[] | null {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const events = lines.map(parseEvent).filter((event) => event !== null);
  return events.length === lines.length ? events.map(eventFacts) : null;
}
