import { z } from 'zod';
import { readStream } from '../../support/event-stream.ts';

const toldShape = z.object({
  passed: z.boolean(),
  points: z.number(),
  findings: z.array(
    z.object({
      check: z.string(),
      state: z.string(),
      found: z.string(),
      diagnosis: z.object({ id: z.string() }).nullable(),
    }),
  ),
  engine: z.object({ answers: z.boolean(), reason: z.string().exactOptional() }),
});

/** One verdict as the stream tells it. */
export type Told = z.infer<typeof toldShape>;

/** A program that follows a task. */
export interface Followed {
  readonly told: readonly Told[];
  /** The state of a check as it was told last; null before anything was. */
  state(check: string): string | null;
  readonly hasEnded: () => boolean;
  leave(): void;
}

/** Follows the task at this address (`…/tasks/ID/live`) until the test is over. */
export async function follow(url: string): Promise<Followed> {
  const stream = await readStream(url, {}, 'verdict', toldShape);
  const { told } = stream;
  return {
    told,
    state: (check) => told.at(-1)?.findings.find((one) => one.check === check)?.state ?? null,
    hasEnded: stream.hasEnded,
    leave: stream.leave,
  };
}
