import type { Text } from '../i18n/text.ts';
import { number, object, record, text } from './raw.ts';

/** One thing that happened on an engine. Only what every version of the API has is read. */
export interface EngineEvent {
  /** `container`, `volume`, `network`, `image` or another word of the engine's. */
  readonly type: string;
  /** Without the command that some actions carry: `exec_create`, `start`, `die`. */
  readonly action: string;
  /** What an exec is told to run, as one line, or what a health check came to; null where nothing follows the action. */
  readonly detail: string | null;
  readonly actor: {
    /** A container's or network's id; a volume's name. */
    readonly id: string;
    /** `name`, `image`, `exitCode`, `container`, labels… */
    readonly attributes: Readonly<Record<string, string>>;
  };
  /** By the engine's clock, in milliseconds since 1970 with their fraction. */
  readonly at: number;
}

/** What one who follows an engine's events is told. */
export type EngineWord =
  /** From here on events are heard. Some may have been missed before: look at everything again. */
  | { readonly kind: 'listening' }
  | { readonly kind: 'event'; readonly event: EngineEvent }
  /** Something came that could not be read: an event may be lost. */
  | { readonly kind: 'lost' }
  /** No engine answers, or it broke off; it is tried again until it does. Said at every try. */
  | { readonly kind: 'gone'; readonly reason: Text };

/** An event's time; `timeNano` has more digits than a number keeps, and the microseconds are among those kept. */
function timeOf(nanoseconds: number, seconds: number): number {
  return nanoseconds > 0 ? nanoseconds / 1e6 : seconds * 1000;
}

/** A line of the event stream; null where it is no event. */
export function parseEvent(line: string): EngineEvent | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return null;
  }
  const raw = object(json);
  const actor = object(raw.Actor);
  const type = text(raw.Type);
  const said = text(raw.Action);
  if (type === '' || said === '') return null;
  const colon = said.indexOf(':');
  return {
    type,
    action: colon < 0 ? said : said.slice(0, colon),
    detail: colon < 0 ? null : said.slice(colon + 1).trim(),
    actor: { id: text(actor.ID), attributes: record(actor.Attributes) },
    at: timeOf(number(raw.timeNano), number(raw.time)),
  };
}
