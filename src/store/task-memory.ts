import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type EngineEvent, type EventLog, eventKey, joinLogs } from '../checks/event.ts';
import { each } from './each.ts';
import { StoreError } from './errors.ts';
import { packObservation, unpackObservation } from './evidence.ts';
import type { GroupCommit } from './group-commit.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';
import type { Read } from './reading.ts';
import type { Tables } from './schema.ts';

/** A step of a task that was passed: what was seen then, and the facts remembered of it. Time in ms since 1970. */
export interface StoredStep {
  readonly step: string;
  readonly passedAt: number;
  readonly remembered: Readonly<Record<string, string>>;
  /** What was reported by then. */
  readonly answers: Readonly<Record<string, string>>;
  readonly observation: JsonValue;
}

/** What a go at a task has behind it: steps that were passed, and events that were seen. Nothing is forgotten. */
export interface TaskMemory {
  /** Keeps a passed step; one that was passed before stays as it was. */
  passStep(questionAttemptId: string, step: StoredStep): Promise<void>;
  /** The steps that were passed, the first one first. */
  steps(questionAttemptId: string): Promise<readonly StoredStep[]>;
  /** Adds what happened to what is kept already. */
  keepEvents(questionAttemptId: string, log: EventLog): Promise<void>;
  /** All that is known to have happened; null where nothing was kept yet. */
  events(questionAttemptId: string): Promise<EventLog | null>;
}

/** The most events that are kept of one go; beyond that the oldest are forgotten, and the log says it has a gap. */
export const mostEvents = 2000;

const values = z.record(z.string(), z.string());
const interests = z.array(z.object({ type: z.string(), actor: z.string().nullable() })).nullable();
const event: z.ZodType<EngineEvent> = z.object({
  at: z.number(),
  type: z.string(),
  action: z.string(),
  command: z.string().nullable(),
  actor: z.object({ id: z.string(), name: z.string() }),
  attributes: z.record(z.string(), z.string()),
});

function parsed<T>(shape: z.ZodType<T>, text: string, column: string): T {
  const result = shape.safeParse(fromJsonText(text, column));
  if (result.success) return result.data;
  throw new StoreError(
    'unreadable-row',
    `A row's ${column} holds "${text.slice(0, 40)}", which has not the shape it should have. The database was changed from outside, or is damaged: restore it from a backup.`,
    { cause: result.error },
  );
}

async function logOf(db: Kysely<Tables>, id: string): Promise<EventLog | null> {
  const row = await db
    .selectFrom('task_event_logs')
    .selectAll()
    .where('question_attempt_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const rows = await db
    .selectFrom('task_events')
    .select('event')
    .where('question_attempt_id', '=', id)
    .orderBy('happened_at')
    .execute();
  return {
    since: row.since,
    until: row.until,
    gapUntil: row.gap_until,
    interests: parsed(interests, row.interests, 'task_event_logs.interests'),
    events: rows.map((one) => parsed(event, one.event, 'task_events.event')),
  };
}

/** The log without its oldest events where it has too many. */
function bounded(log: EventLog): EventLog {
  if (log.events.length <= mostEvents) return log;
  const events = log.events.slice(-mostEvents);
  return { ...log, gapUntil: events[0]?.at ?? log.until, events };
}

async function addEvents(
  trx: Kysely<Tables>,
  { id, log }: { id: string; log: EventLog },
): Promise<void> {
  const before = await logOf(trx, id);
  const joined = bounded(before === null ? log : joinLogs(before, log));
  const known = new Set(before?.events.map(eventKey));
  const kept = new Set(joined.events.map(eventKey));
  for (const one of joined.events) {
    const key = eventKey(one);
    if (known.has(key)) continue;
    await trx
      .insertInto('task_events')
      .values({
        question_attempt_id: id,
        event_key: key,
        happened_at: one.at,
        event: JSON.stringify(one),
      })
      .onConflict((conflict) => conflict.columns(['question_attempt_id', 'event_key']).doNothing())
      .execute();
  }
  for (const key of known) {
    if (kept.has(key)) continue;
    await trx
      .deleteFrom('task_events')
      .where('question_attempt_id', '=', id)
      .where('event_key', '=', key)
      .execute();
  }
  const reach = {
    since: joined.since,
    until: joined.until,
    gap_until: joined.gapUntil,
    interests: JSON.stringify(joined.interests),
  };
  await trx
    .insertInto('task_event_logs')
    .values({ question_attempt_id: id, ...reach })
    .onConflict((conflict) => conflict.column('question_attempt_id').doUpdateSet(reach))
    .execute();
}

export function taskMemory(read: Read, writer: GroupCommit): TaskMemory {
  const insertStep = writer.lane(
    each(
      async (
        trx,
        { id, step, packed }: { id: string; step: StoredStep; packed: Uint8Array },
      ): Promise<void> => {
        await trx
          .insertInto('task_steps')
          .values({
            question_attempt_id: id,
            step: step.step,
            passed_at: step.passedAt,
            remembered: toJsonText(step.remembered),
            answers: toJsonText(step.answers),
            observation: packed,
          })
          .onConflict((conflict) => conflict.columns(['question_attempt_id', 'step']).doNothing())
          .execute();
      },
    ),
  );
  const insertEvents = writer.lane(each(addEvents));
  return {
    passStep: async (id, step) =>
      insertStep({ id, step, packed: await packObservation(step.observation) }),
    steps: async (id) => {
      const rows = await read((db) =>
        db
          .selectFrom('task_steps')
          .selectAll()
          .where('question_attempt_id', '=', id)
          .orderBy('passed_at')
          .execute(),
      );
      return Promise.all(
        rows.map(async (row) => ({
          step: row.step,
          passedAt: row.passed_at,
          remembered: parsed(values, row.remembered, 'task_steps.remembered'),
          answers: parsed(values, row.answers, 'task_steps.answers'),
          observation: await unpackObservation(row.observation),
        })),
      );
    },
    keepEvents: (id, log) => insertEvents({ id, log }),
    events: (id) => read((db) => logOf(db, id)),
  };
}
