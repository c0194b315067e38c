import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { message, type Text } from '../i18n/text.ts';
import { type Connection, connectDeadlineMs, reasonOf } from './connection.ts';
import { type EngineWord, parseEvent } from './events.ts';
import { readLines } from './events-lines.ts';
import { EngineTrouble, secondsIn } from './target.ts';
import { troubleText } from './trouble.ts';

/** What following an engine needs of whoever holds the connection to it. */
export interface Following {
  /** The connection as it is now, made where there is none. */
  connection(): Promise<Connection>;
  /** Says that a connection is of no use any more. */
  drop(gone: Connection): void;
  /** Calls when a connection was dropped, by whomever; gives what ends that. */
  onDrop(hear: (gone: Connection) => void): () => void;
  reasonFor(error: unknown): Text;
}

const mostLineBytes = 256 * 1024;
const mostErrorBytes = 4096;
const firstPauseMs = 250;
const longestPauseMs = 5_000;
/** A connection that held this long was a good one: the next pause is short again. */
const goodAfterMs = 10_000;
const keepAliveMs = 15_000;

async function errorOf(reply: IncomingMessage, host: string): Promise<EngineTrouble> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of reply) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    size += chunk.length;
    if (size > mostErrorBytes) break;
  }
  const reason = reasonOf(Buffer.concat(chunks).toString('utf8'));
  const status = String(reply.statusCode ?? 0);
  return new EngineTrouble(message('engine.error', { host, status, reason }));
}

/** Opens the stream; one that is not opened within 5 s is given up. */
async function open({ client, prefix }: Connection, signal: AbortSignal): Promise<IncomingMessage> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), connectDeadlineMs);
  const { host } = client.target;
  try {
    const reply = await client.open(`${prefix}/events`, AbortSignal.any([signal, late.signal]));
    if (reply.statusCode !== 200) throw await errorOf(reply, host);
    if (reply.socket instanceof Socket) reply.socket.setKeepAlive(true, keepAliveMs);
    return reply;
  } catch (cause) {
    if (!late.signal.aborted) throw cause;
    const seconds = secondsIn(connectDeadlineMs);
    throw new EngineTrouble(message('engine.silent', { host, seconds }), { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** Tells what the stream says until it ends. */
async function read(reply: IncomingMessage, hear: (word: EngineWord) => void): Promise<void> {
  const lines = readLines(mostLineBytes);
  for await (const chunk of reply) {
    if (!Buffer.isBuffer(chunk)) continue;
    for (const line of lines.take(chunk)) {
      const event = line === null ? null : parseEvent(line);
      hear(event ? { kind: 'event', event } : { kind: 'lost' });
    }
  }
}

/**
 * Follows an engine's events until it is stopped: finds it anew, with growing pauses, whenever it goes. `hear` must
 * not throw. Gives what stops it.
 */
export function followEvents(following: Following, hear: (word: EngineWord) => void): () => void {
  const stopped = new AbortController();
  const tell = (word: EngineWord) => {
    if (!stopped.signal.aborted) hear(word);
  };

  /** One connection's life. Rejects with why it came to its end. */
  async function once(): Promise<void> {
    const found = await following.connection();
    const dropped = new AbortController();
    const ignoreDrops = following.onDrop((gone) => {
      if (gone === found) dropped.abort();
    });
    try {
      const reply = await open(found, AbortSignal.any([stopped.signal, dropped.signal]));
      tell({ kind: 'listening' });
      await read(reply, tell);
      throw new EngineTrouble(message('engine.broke-off', { host: found.client.target.host }));
    } catch (error) {
      // Who dropped it knows why, and has said so; here it is only to be found again.
      if (dropped.signal.aborted) return;
      following.drop(found);
      throw error instanceof EngineTrouble
        ? error
        : new EngineTrouble(troubleText(error, found.client.target), { cause: error });
    } finally {
      ignoreDrops();
    }
  }

  async function always(): Promise<void> {
    let pauseMs = firstPauseMs;
    while (!stopped.signal.aborted) {
      const began = performance.now();
      try {
        await once();
      } catch (error) {
        tell({ kind: 'gone', reason: following.reasonFor(error) });
      }
      if (performance.now() - began > goodAfterMs) pauseMs = firstPauseMs;
      await sleep(pauseMs, null, { signal: stopped.signal }).catch(() => null);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  void always();
  return () => stopped.abort();
}
