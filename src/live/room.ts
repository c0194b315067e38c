import type { LiveContent } from '../authoring/content.ts';
import { ClassError } from '../classroom/errors.ts';
import type { ListedPerson } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { type Board, versionRows } from './board.ts';
import { type BoardRow, boardRow } from './board-row.ts';
import type { Live } from './live.ts';
import { paced } from './paced.ts';
import type { Presence } from './presence.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { createFollowers, type Standing, standingOf } from './standing.ts';
import { checksOf, noWork, readWork, type Work } from './work.ts';

/** What a room needs of the world. */
export interface RoomDeps {
  readonly store: Store;
  readonly content: LiveContent;
  readonly live: Pick<Live, 'view'>;
  readonly presence: Presence;
  /** Ms since 1970. */
  readonly clock: () => number;
  readonly onTrouble: (error: unknown) => void;
  /** For how long no page must be open before somebody counts as away, in ms. */
  readonly awayMs: number;
  /** Since when pages are noticed, in ms since 1970. */
  readonly knownSince: number;
}

/** How often a room looks at what only the clock changes, in ms. */
const tickMs = 1_000;
/** What changes is read and told at most this often, in ms. */
const leastPauseMs = 500;
/** After so many ticks all is read again: what others write into the database tells nobody. */
const ticksToReadAgain = 10;
/** How many of those who work are read again at each tick. */
const readAgainEachTick = 10;

/** An assessment that somebody follows or watches: read once for all of them. */
export interface Room {
  /** Tells a student how they stand, soon and whenever it changes. Gives what ends that. */
  follow(learner: string, tell: (standing: Standing) => void): () => void;
  /** Tells the board, soon and whenever it changes. Gives what ends that. */
  watch(tell: (board: Board) => void): () => void;
  /** The board as it is now. Throws a `ClassError` for an unknown assessment. */
  board(): Promise<Board>;
  /** Says that somebody answered; null: that what holds, or how somebody stands, may have changed. */
  changed(learner: string | null): void;
  users(): number;
  close(): Promise<void>;
}

/** Opens the room of an assessment. */
export function openRoom(deps: RoomDeps, assessment: string): Room {
  const { store, content, presence, clock } = deps;
  const followers = createFollowers();
  const watchers = new Set<(board: Board) => void>();
  const versioned = versionRows();
  const work = new Map<string, Work>();
  const unread = new Set<string>();
  let people: ReadonlyMap<string, ListedPerson> = new Map();
  let snapshot: Snapshot | null = null;
  let isOld = true;
  let arePeopleOld = true;
  let ticks = 0;
  let toldVersion = 0;
  let isClosed = false;

  const readAgain = async (before: Snapshot | null): Promise<Snapshot> => {
    isOld = false;
    const read = await readSnapshot(store, await content.current(), assessment);
    const started = [...read.attempts.keys()];
    if (arePeopleOld || started.some((learner) => !people.has(learner))) {
      people = new Map((await store.people.list()).map((person) => [person.id, person]));
      arePeopleOld = false;
    }
    for (const learner of started) if (!before?.attempts.has(learner)) unread.add(learner);
    snapshot = read;
    return read;
  };
  const readStanding = async (): Promise<Snapshot> => {
    if (snapshot && !isOld) return snapshot;
    try {
      return await readAgain(snapshot);
    } catch (error) {
      isOld = true;
      throw error;
    }
  };
  const readUnread = async (read: Snapshot) => {
    const learners = [...unread];
    unread.clear();
    try {
      for (const [learner, one] of await readWork(store, read, learners)) work.set(learner, one);
    } catch (error) {
      for (const learner of learners) unread.add(learner);
      throw error;
    }
  };

  const liveChecks = (read: Snapshot, learner: string) => (question: string) => {
    const chapter = read.questions.get(question)?.chapter;
    if (chapter === undefined) return null;
    const view = deps.live.view({ learner, assessment, chapter, task: question });
    return view && checksOf(view.glance.grade.findings);
  };
  const rowOf = (read: Snapshot, person: ListedPerson): BoardRow =>
    boardRow({
      snapshot: read,
      person,
      whereabouts: presence.of(assessment, person.id),
      work: work.get(person.id) ?? noWork,
      liveChecks: liveChecks(read, person.id),
      now: clock(),
      knownSince: deps.knownSince,
      awayMs: deps.awayMs,
    });
  const boardOf = (read: Snapshot): Board => {
    const students = [...people.values()].filter(
      ({ role, removedAt }) => role === 'student' && removedAt === null,
    );
    return { snapshot: read, ...versioned(students.map((person) => rowOf(read, person))) };
  };
  const readAllAgain = () => {
    isOld = true;
    arePeopleOld = true;
  };
  const readBoard = async (): Promise<Board> => {
    const read = await readStanding();
    await readUnread(read);
    return boardOf(read);
  };

  const tellAll = async () => {
    const read = await readStanding();
    followers.tell((learner) => {
      const person = people.get(learner);
      return person ? standingOf(read, person, clock()) : null;
    });
    if (watchers.size === 0) return;
    const board = await readBoard();
    if (toldVersion === board.version) return;
    toldVersion = board.version;
    for (const tell of watchers) tell(board);
  };
  const turn = paced(
    () =>
      tellAll().catch((error: unknown) => {
        const isGone = error instanceof ClassError && error.code === 'unknown-assessment';
        if (!isGone && !isClosed) deps.onTrouble(error);
      }),
    leastPauseMs,
  );

  const readSomeAgain = () => {
    const learners = [...(snapshot?.attempts.keys() ?? [])];
    const from = (ticks * readAgainEachTick) % Math.max(1, learners.length);
    for (const learner of learners.slice(from, from + readAgainEachTick)) unread.add(learner);
  };
  const ticking = setInterval(() => {
    ticks += 1;
    if (ticks % ticksToReadAgain === 0) readAllAgain();
    if (watchers.size > 0) readSomeAgain();
    turn.soon();
  }, tickMs);
  ticking.unref();

  return {
    follow(learner, tell) {
      if (!snapshot?.attempts.has(learner)) isOld = true;
      turn.soon();
      return followers.add(learner, tell);
    },
    watch(tell) {
      watchers.add(tell);
      toldVersion = 0;
      turn.soon();
      return () => watchers.delete(tell);
    },
    board() {
      readAllAgain();
      return readBoard();
    },
    changed(learner) {
      if (learner === null) isOld = true;
      else unread.add(learner);
      turn.soon();
    },
    users: () => followers.count() + watchers.size,
    close() {
      isClosed = true;
      clearInterval(ticking);
      return turn.close();
    },
  };
}
