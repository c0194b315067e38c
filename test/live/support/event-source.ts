import { get, type IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';

/** One verdict as the stream tells it. */
export interface Told {
  readonly passed: boolean;
  readonly points: number;
  readonly findings: readonly {
    readonly check: string;
    readonly state: string;
    readonly found: string;
    readonly diagnosis: { readonly id: string } | null;
  }[];
  readonly engine: { readonly answers: boolean; readonly reason?: string };
}

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
  const told: Told[] = [];
  let hasEnded = false;
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, resolve).on('error', reject);
  });
  if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}.`);
  let rest = '';
  reply.setEncoding('utf8');
  reply.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data) told.push(JSON.parse(data));
    }
  });
  const end = () => {
    hasEnded = true;
  };
  reply.on('close', end).on('error', end);
  onTestFinished(() => void reply.destroy());
  return {
    told,
    state: (check) => told.at(-1)?.findings.find((one) => one.check === check)?.state ?? null,
    hasEnded: () => hasEnded,
    leave: () => void reply.destroy(),
  };
}
