import type { Attempts } from '../attempts/attempts.ts';
import type { AttemptsIn } from '../attempts/create.ts';
import type { HandIn } from '../attempts/hand-in.ts';
import type { Timekeeper } from '../attempts/timekeeper.ts';
import type { LiveContent } from '../authoring/content.ts';
import type { Config } from '../config.ts';
import type { Engine } from '../engine/engine.ts';
import type { Live } from '../live/live.ts';
import type { Rooms } from '../live/rooms.ts';
import type { Store } from '../store/store.ts';

/** All that the routes work with; `app.services` holds it. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  /** At chapters by themselves. */
  readonly attempts: Attempts;
  readonly attemptsIn: AttemptsIn;
  readonly handIn: HandIn;
  readonly timekeeper: Timekeeper;
  readonly content: LiveContent;
  readonly engine: Engine;
  readonly live: Live;
  readonly rooms: Rooms;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly services: Services;
  }
}
