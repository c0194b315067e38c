/** One thing that happened on the engine, as its event stream told it. */
export interface EngineEvent {
  /** Milliseconds since 1970 with their fraction, by the engine's clock. */
  readonly at: number;
  /** `container`, `volume`, `network`, `image`, … */
  readonly type: string;
  /** `start`, `die`, `exec_start`, …, without the command that some engines write behind it. */
  readonly action: string;
  /** The command of an exec, its words joined by spaces; null for every other action. */
  readonly command: string | null;
  readonly actor: {
    readonly id: string;
    /** What it was called when it happened; a volume's is its id. */
    readonly name: string;
  };
  /** What else is known of it, of a short list of names: `exitCode`, `signal`, `execID`, `container`, … */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Things whose events a log holds: those of one type, of one actor where it is named. */
export interface EventInterest {
  readonly type: string;
  readonly actor: string | null;
}

/** What happened on an engine over a while, in its order. */
export interface EventLog {
  /** The beginning, in milliseconds since 1970 by the engine's clock. */
  readonly since: number;
  readonly until: number;
  /** Until when events may be missing, from the beginning on; null where none is. */
  readonly gapUntil: number | null;
  /** The events that were kept; null where all were. */
  readonly interests: readonly EventInterest[] | null;
  readonly events: readonly EngineEvent[];
}

/** A name for an event: two of one name are the same event, told twice. */
export function eventKey(event: EngineEvent): string {
  const { at, type, action, actor, attributes } = event;
  const rest = [attributes.execID, attributes.container].filter((part) => part !== undefined);
  return [at.toFixed(3), type, action, actor.id, ...rest].join(' ').slice(0, 250);
}

/** Whether a log that was kept for one holds what a log that was kept for the other holds. */
function covers(one: EventLog['interests'], other: EventLog['interests']): boolean {
  if (one === null) return true;
  if (other === null) return false;
  return other.every((wanted) =>
    one.some(
      (kept) => kept.type === wanted.type && (kept.actor === null || kept.actor === wanted.actor),
    ),
  );
}

/** Both logs as one that begins where the first does, and is kept for what the second is kept for. */
export function joinLogs(earlier: EventLog, later: EventLog): EventLog {
  const known = new Map([...earlier.events, ...later.events].map((one) => [eventKey(one), one]));
  return {
    since: Math.min(earlier.since, later.since),
    until: Math.max(earlier.until, later.until),
    gapUntil: gapOf(earlier, later),
    interests: later.interests,
    events: [...known.values()].toSorted((one, other) => one.at - other.at),
  };
}

function gapOf(earlier: EventLog, later: EventLog): number | null {
  const reach = later.gapUntil ?? later.since;
  if (reach <= earlier.since) return null;
  const adjoins = reach <= earlier.until && covers(earlier.interests, later.interests);
  return adjoins ? earlier.gapUntil : reach;
}
