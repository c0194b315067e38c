import { get, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

/** A stream of server-sent events that a test reads. */
export interface ReadStream<T> {
  /** What each event of the asked name carried, in their order. */
  readonly told: readonly T[];
  readonly hasEnded: () => boolean;
  leave(): void;
}

/** Opens a stream until the test is over, and reads its events of this name; throws where it is refused. */
export async function readStream<T>(
  url: string,
  headers: Readonly<Record<string, string>>,
  event: string,
  shape: z.ZodType<T>,
): Promise<ReadStream<T>> {
  const told: T[] = [];
  let hasEnded = false;
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers }, resolve).on('error', reject);
  });
  onTestFinished(() => void reply.destroy());
  if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}.`);
  let rest = '';
  reply.setEncoding('utf8');
  reply.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = new RegExp(`^event: ${event}\ndata: (.*)$`, 'm').exec(block)?.[1];
      if (data !== undefined) told.push(shape.parse(JSON.parse(data)));
    }
  });
  const end = () => {
    hasEnded = true;
  };
  reply.on('close', end).on('error', end);
  return { told, hasEnded: () => hasEnded, leave: () => void reply.destroy() };
}

/** What a page of an assessment is told. */
export const standingTold = z.object({
  now: z.number(),
  deadline: z.number().nullable(),
  until: z.string().nullable(),
  handedIn: z.boolean(),
  announcements: z.array(z.object({ id: z.string(), text: z.string(), when: z.string() })),
});

/** What a board is told. */
export const boardTold = z.object({
  now: z.number(),
  counts: z.record(z.string(), z.number()),
  order: z.array(z.string()),
  rows: z.array(z.string()),
});
