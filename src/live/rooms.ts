import type { Board } from './board.ts';
import type { News } from './news.ts';
import { createPresence, type OpenPage, type Presence } from './presence.ts';
import { openRoom, type Room, type RoomDeps } from './room.ts';
import type { Standing } from './standing.ts';

/** The assessments that are worked on and watched just now. */
export interface Rooms {
  readonly presence: Presence;
  /**
   * Follows an assessment on an open page: `tell` gets how the student stands, soon and whenever it changes, and must not
   * throw. As long as it is followed, the student is there. Gives what ends that; null where they have too many pages open.
   */
  follow(page: OpenPage, tell: (standing: Standing) => void): (() => void) | null;
  /** Watches an assessment: `tell` gets its board, soon and whenever it changes. Gives what ends that. */
  watch(assessment: string, tell: (board: Board) => void): () => void;
  /** The board as it is now. Throws a `ClassError` where there is no such assessment. */
  board(assessment: string): Promise<Board>;
  /** Says that something was said or set in an assessment: those who follow it are to be told. */
  renew(assessment: string): void;
  /** Resolves when nothing is read any more. */
  close(): Promise<void>;
}

/** What the rooms need of the world. */
export interface RoomsDeps extends Omit<RoomDeps, 'presence' | 'awayMs' | 'knownSince'> {
  readonly news: News;
  /** For how long no page must be open before somebody counts as away, in ms; 20 s unless told. */
  readonly awayMs?: number;
}

const usualAwayMs = 20_000;
/** Whoever loads a page anew finds the room still open. */
const lingerMs = 10_000;

/** Knows who works where, and reads an assessment only while somebody follows or watches it. */
export function createRooms({ news, awayMs = usualAwayMs, ...deps }: RoomsDeps): Rooms {
  const presence = createPresence();
  const rooms = new Map<string, Room>();
  const lingering = new Map<string, NodeJS.Timeout>();
  const knownSince = deps.clock();
  let isClosed = false;

  const unhear = news.listen((change) => {
    if (change.what === 'work') rooms.get(change.assessment)?.changed(change.learner);
    else for (const room of rooms.values()) room.changed(null);
  });
  const roomOf = (assessment: string): Room => {
    const room =
      rooms.get(assessment) ?? openRoom({ ...deps, presence, awayMs, knownSince }, assessment);
    rooms.set(assessment, room);
    return room;
  };
  const forget = (assessment: string) => {
    lingering.delete(assessment);
    const room = rooms.get(assessment);
    if (!room || room.users() > 0) return;
    rooms.delete(assessment);
    void room.close();
  };
  const linger = (assessment: string) => {
    if (isClosed) return;
    clearTimeout(lingering.get(assessment));
    lingering.set(assessment, setTimeout(forget, lingerMs, assessment).unref());
  };

  return {
    presence,
    follow(page, tell) {
      const leave = presence.enter(page, deps.clock());
      if (!leave) return null;
      const room = roomOf(page.assessment);
      const unfollow = room.follow(page.learner, tell);
      return () => {
        leave(deps.clock());
        unfollow();
        linger(page.assessment);
      };
    },
    watch(assessment, tell) {
      const unwatch = roomOf(assessment).watch(tell);
      return () => {
        unwatch();
        linger(assessment);
      };
    },
    async board(assessment) {
      try {
        return await roomOf(assessment).board();
      } finally {
        linger(assessment);
      }
    },
    renew: (assessment) => rooms.get(assessment)?.changed(null),
    async close() {
      isClosed = true;
      unhear();
      for (const timer of lingering.values()) clearTimeout(timer);
      await Promise.all([...rooms.values()].map((room) => room.close()));
      rooms.clear();
    },
  };
}
