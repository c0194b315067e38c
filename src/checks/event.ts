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

/**
 * Logs as one that begins where the first of them does, and is kept for what the last is kept for. What one of them
 * misses another may hold: there is a gap only where no log follows on another's end.
 */
export function joinLogs(...logs: readonly [EventLog, ...EventLog[]]): EventLog {
  const last = logs.at(-1) ?? logs[0];
  const known = new Map(
    logs.flatMap(({ events }) => events).map((one) => [eventKey(one), one] as const),
  );
  const since = Math.min(...logs.map((log) => log.since));
  const reach = reachOf(logs, last.interests);
  return {
    since,
    until: Math.max(...logs.map((log) => log.until)),
    gapUntil: reach > since ? reach : null,
    interests: last.interests,
    events: [...known.values()].toSorted((one, other) => one.at - other.at),
  };
}

/** From when on the logs together miss nothing that is of interest, up to their end. */
function reachOf(logs: readonly EventLog[], interests: EventLog['interests']): number {
  const whole = logs
    .filter((log) => covers(log.interests, interests))
    .map((log) => ({ from: log.gapUntil ?? log.since, until: log.until }))
    .toSorted((one, other) => other.until - one.until);
  let reach = whole[0]?.from ?? Number.POSITIVE_INFINITY;
  for (const { from, until } of whole) if (until >= reach) reach = Math.min(reach, from);
  return reach;
}
