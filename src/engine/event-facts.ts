import type { EngineEvent } from '../checks/event.ts';
import { parseEvent } from './events.ts';
import { number, object } from './raw.ts';

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

/** A line of the event stream as checks know events; null where it is none. */
export function eventFacts(line: string): EngineEvent | null {
  const heard = parseEvent(line);
  if (heard === null) return null;
  const nanoseconds = number(object(JSON.parse(line)).timeNano);
  const { id, attributes } = heard.actor;
  return {
    at: nanoseconds > 0 ? nanoseconds / 1e6 : heard.at,
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
  const events = lines.map(eventFacts).filter((event) => event !== null);
  return events.length === lines.length ? events : null;
}
