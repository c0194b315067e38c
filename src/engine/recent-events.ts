import type { EngineEvent, EventLog } from '../checks/event.ts';
import { tellingEvents } from '../checks/history.ts';
import type { Seen } from '../checks/observation.ts';
import { eventFacts } from './event-facts.ts';
import type { EngineWord } from './events.ts';

/**
 * What happened lately on an engine that is followed, as far as it may tell why something is so. An engine tells its past
 * again event by event, and costly: it is asked for it once, and what comes after is heard.
 */
export interface RecentEvents {
  /** What a follower is told. */
  hear(word: EngineWord): void;
  /** Nobody follows any more. */
  forget(): void;
  /**
   * The events from a time on (milliseconds since 1970, by this machine's clock; 0 for all). `ask` asks the engine for
   * them; that is needed where what happened before it was followed is not known yet.
   */
  since(time: number, ask: () => Promise<Seen<EventLog>>): Promise<Seen<readonly EngineEvent[]>>;
}

/** An engine hears for a follower a little after it has said that it does. */
const soonMs = 500;
/** As many as an engine tells again. */
const mostKept = 256;

/** Remembers for one engine; `now` is in milliseconds from any beginning. */
export function recentEvents(now: () => number): RecentEvents {
  let heard: EngineEvent[] = [];
  let listensSince: number | null = null;
  /** From when on, by the engine's clock, which is ahead by so much, all is known; null where it is not. */
  let known: { readonly from: number; readonly aheadMs: number } | null = null;

  const forget = () => {
    heard = [];
    listensSince = null;
    known = null;
  };
  return {
    forget,
    hear(word) {
      switch (word.kind) {
        case 'listening':
          forget();
          listensSince = now();
          return;
        case 'event':
          heard.push(...tellingEvents([eventFacts(word.event)]));
          if (heard.length > 2 * mostKept) heard = heard.slice(-mostKept);
          return;
        case 'lost':
          known = null;
          return;
        case 'gone':
          forget();
          return;
      }
    },
    async since(time, ask) {
      if (known !== null && time > 0 && time + known.aheadMs >= known.from) {
        const from = time + known.aheadMs;
        return { state: 'present', value: heard.filter(({ at }) => at >= from).slice(-mostKept) };
      }
      const began = now();
      const followed = listensSince;
      const told = await ask();
      if (told.state !== 'present') return told;
      const events = tellingEvents(told.value.events);
      const isFollowed = followed !== null && followed === listensSince;
      if (isFollowed && began >= followed + soonMs && time > 0) {
        const last = events.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
        heard = [...events, ...heard.filter(({ at }) => at > last)].slice(-mostKept);
        known = { from: told.value.since, aheadMs: told.value.since - time };
      }
      return { state: 'present', value: events };
    },
  };
}
