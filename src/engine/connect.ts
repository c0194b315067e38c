import { message, type Text } from '../i18n/text.ts';
import { type Connection, connect, connectDeadlineMs } from './connection.ts';
import { type DockerEnv, type Machine, thisMachine } from './discover.ts';
import { unseen } from './draft.ts';
import type { Engine, EngineStatus } from './engine.ts';
import { followEvents } from './events-follow.ts';
import { observeAll } from './observe.ts';
import { engineHost } from './probe.ts';
import { readerOver } from './reader.ts';
import { recentEvents } from './recent-events.ts';
import { EngineTrouble, secondsIn } from './target.ts';

/** What may be told of an engine besides the environment. */
export interface EngineOptions {
  /** Where published ports answer, when that is not the engine's own host: a proxy stands between, say. */
  readonly publishedAt?: string;
  /** The machine to look for engines on; this one unless told. */
  readonly machine?: Machine;
  /** The time in milliseconds; `Date.now` unless told. */
  readonly clock?: () => number;
}

const usualDeadlineMs = 5_000;
const usualSettleMs = 400;
const statusDeadlineMs = 2_000;

function reasonFor(error: unknown): Text {
  if (error instanceof EngineTrouble) return error.text;
  const reason = error instanceof Error ? error.message : String(error);
  return message('engine.broken', { reason });
}

/** The promise's value, unless the deadline comes first. */
function inTime<T>(promise: Promise<T>, deadline: AbortSignal, ms: number): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    const give = () =>
      reject(new EngineTrouble(message('engine.late', { seconds: secondsIn(ms) })));
    if (deadline.aborted) give();
    else deadline.addEventListener('abort', give, { once: true });
  });
  return Promise.race([promise, late]);
}

/**
 * An engine as the docker CLI would find it. Nothing is opened until the first look; an engine that comes, goes or
 * changes is found again by the next one.
 */
export function connectEngine(env: DockerEnv, options: EngineOptions = {}): Engine {
  const machine = options.machine ?? thisMachine();
  const clock = options.clock ?? Date.now;
  let current: Connection | null = null;
  let connecting: Promise<Connection> | null = null;
  let isClosed = false;
  const dropHears = new Set<(gone: Connection) => void>();
  const followers = new Set<() => void>();
  const recent = recentEvents(() => performance.now());

  async function connection(signal: AbortSignal, deadlineMs: number): Promise<Connection> {
    if (isClosed) throw new EngineTrouble(message('engine.closed'));
    if (current) return current;
    connecting ??= connect(env, machine)
      .then((made) => {
        current = made;
        return made;
      })
      .finally(() => {
        connecting = null;
      });
    return inTime(connecting, signal, deadlineMs);
  }

  function drop(gone: Connection): void {
    if (current !== gone) return;
    current = null;
    gone.client.retire();
    for (const hear of dropHears) hear(gone);
  }

  async function status(): Promise<EngineStatus> {
    const deadline = AbortSignal.timeout(statusDeadlineMs);
    if (current) {
      const known = current;
      const isSame = await known.client.get('/version', deadline).then(
        ({ body }) => body.includes(`"${known.version}"`),
        () => false,
      );
      if (!isSame) drop(known);
    }
    try {
      const { client, version, apiVersion } = await connection(deadline, statusDeadlineMs);
      return { answers: true, host: client.target.host, version, apiVersion };
    } catch (error) {
      return { answers: false, host: env.DOCKER_HOST ?? null, reason: reasonFor(error) };
    }
  }

  return {
    async observe(
      needs,
      { deadlineMs = usualDeadlineMs, settleMs = usualSettleMs, eventsSince = 0 } = {},
    ) {
      const takenAt = clock();
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), deadlineMs);
      try {
        const found = await connection(deadline.signal, deadlineMs);
        const reader = readerOver(found, deadline.signal, deadlineMs, () => drop(found), clock);
        const publishedAt = options.publishedAt ?? engineHost(found.client.target);
        return await observeAll(needs, {
          connection: found,
          reader,
          signal: deadline.signal,
          publishedAt,
          takenAt,
          settleMs,
          eventsSince,
          recent,
        });
      } catch (error) {
        return unseen(needs, reasonFor(error), takenAt);
      } finally {
        clearTimeout(timer);
      }
    },
    status,
    follow(hear) {
      const stop = followEvents(
        {
          connection: () => connection(AbortSignal.timeout(connectDeadlineMs), connectDeadlineMs),
          drop,
          onDrop(told) {
            dropHears.add(told);
            return () => dropHears.delete(told);
          },
          reasonFor,
        },
        (word) => {
          recent.hear(word);
          hear(word);
        },
      );
      followers.add(stop);
      return () => {
        followers.delete(stop);
        recent.forget();
        stop();
      };
    },
    close() {
      isClosed = true;
      for (const stop of followers) stop();
      current?.client.close();
      current = null;
    },
  };
}
