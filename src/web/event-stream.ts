import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';

const heartbeatMs = 15_000;
const retryMs = 1_000;
/** A reader that has not taken this much yet is told nothing more until it has. */
const mostUnread = 256 * 1024;

/** An answer that goes on: server-sent events. */
export interface EventStream {
  /** Whether the reader is there and keeps up. */
  takes(): boolean;
  /** Tells an event; false, and nothing is told, where the reader does not take it: `onReady` says when to try again. */
  send(event: string, data: unknown): boolean;
  onReady(ready: () => void): void;
  /** When it is over, by whichever end. */
  onEnd(ended: () => void): void;
  end(): void;
  /** Begins the answer. */
  answer(reply: FastifyReply): FastifyReply;
}

/**
 * Makes the streams of a plugin. They have no end of their own, and the server does not close before its answers are
 * over: they end when it is about to.
 */
export function eventStreams(app: FastifyInstance): () => EventStream {
  const open = new Set<PassThrough>();
  app.addHook('preClose', (closed) => {
    for (const stream of open) stream.end();
    closed();
  });
  return () => {
    const stream = new PassThrough();
    const heartbeat = setInterval(() => {
      if (!stream.writableEnded) stream.write(': here\n\n');
    }, heartbeatMs);
    heartbeat.unref();
    open.add(stream);
    stream.once('close', () => {
      clearInterval(heartbeat);
      open.delete(stream);
    });
    stream.write(`retry: ${retryMs}\n\n`);
    let isAnswered = false;
    const takes = () => !stream.writableEnded && stream.writableLength < mostUnread;
    return {
      takes,
      send(event, data) {
        if (!takes()) return false;
        stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
        return true;
      },
      onReady: (ready) => void stream.on('drain', ready),
      onEnd: (ended) => void stream.once('close', ended),
      // What nobody reads never comes to its end by itself.
      end: () => void (isAnswered ? stream.end() : stream.destroy()),
      answer: (reply) => {
        isAnswered = true;
        return reply
          .type('text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          .send(stream);
      },
    };
  };
}
