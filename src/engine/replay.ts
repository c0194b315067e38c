import type { EngineEvent, EventLog } from '../checks/event.ts';
import type { Network, Seen } from '../checks/observation.ts';

/** How many events an engine keeps to tell them again. */
const mostReplayed = 256;

/** A clock that is off by less than this is taken to be right: the engine says its time in whole seconds. */
export const tolerableMs = 1500;

/** What telling past events again needs of a reader. */
export interface Replaying {
  /** The engine's own time in whole seconds, in milliseconds since 1970; null where it does not say it. */
  time(): Promise<Seen<{ readonly date: number | null }>>;
  /** The body that these events come in, from one time to another, both in seconds since 1970. */
  told(since: string, until: string): Promise<Seen<readonly EngineEvent[]>>;
  /** The network that an engine makes anew whenever it starts. */
  bridge(): Promise<Seen<Network>>;
}

function inSeconds(ms: number): string {
  return (Math.max(0, Math.floor(ms)) / 1000).toFixed(3);
}

/**
 * What happened since a time (in milliseconds since 1970, by this machine's clock; 0 for all there is), as far as the
 * engine still knows it. It keeps 256 events, and none over its own restart: what may be missing is told.
 */
export async function replay(
  since: number,
  clock: () => number,
  engine: Replaying,
): Promise<Seen<EventLog>> {
  const before = clock();
  const time = await engine.time();
  if (time.state !== 'present') return time;
  const after = clock();
  const said = time.value.date;
  const isRight =
    said === null || (said + 1000 > before - tolerableMs && said < after + tolerableMs);
  const ahead = isRight ? 0 : said - after;
  const from = since === 0 ? 0 : since + ahead;
  const until = isRight ? clock() : said + 1000;
  const [told, bridge] = await Promise.all([
    engine.told(inSeconds(from), inSeconds(until)),
    engine.bridge(),
  ]);
  if (told.state !== 'present') return told;
  if (bridge.state === 'unknown') return bridge;
  const startedAt = bridge.state === 'present' ? Date.parse(bridge.value.createdAt) : 0;
  const isFull = told.value.length >= mostReplayed;
  const gapUntil = Math.max(startedAt, isFull ? (told.value[0]?.at ?? until) : 0);
  return {
    state: 'present',
    value: {
      since: from,
      until,
      gapUntil: gapUntil > from ? gapUntil : null,
      interests: null,
      events: told.value,
    },
  };
}
