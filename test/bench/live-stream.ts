import { get } from 'node:http';
import { parseEvent } from '../../src/engine/events.ts';

/** One line a call, with when it came, until stopped. */
function lines(url: string, hear: (line: string, at: number) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const sent = get(url, (reply) => {
      let rest = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        const at = performance.timeOrigin + performance.now();
        const parts = (rest + chunk).split('\n');
        rest = parts.pop() ?? '';
        for (const part of parts) hear(part, at);
      });
      reply.on('error', () => undefined);
      resolve(() => sent.destroy());
    });
    sent.on('error', reject);
  });
}

/** Something that came, and when; milliseconds since 1970. */
export interface Came<T> {
  readonly what: T;
  readonly at: number;
}

/** Follows the verdicts on a task as a program does: the state of one check, each time it changes. */
export async function followVerdicts(url: string, check: string) {
  const came: Came<string>[] = [];
  const stop = await lines(url, (line, at) => {
    if (!line.startsWith('data: ')) return;
    const { findings }: { findings: { check: string; state: string }[] } = JSON.parse(
      line.slice(6),
    );
    const state = findings.find((finding) => finding.check === check)?.state ?? '';
    if (state !== came.at(-1)?.what) came.push({ what: state, at });
  });
  return { came, stop };
}

/** Follows an engine's volumes: `create` and `destroy`, at the time the engine gives them. */
export async function followVolumes(dockerHost: string, volume: string) {
  const came: Came<string>[] = [];
  const stop = await lines(`${dockerHost.replace('tcp:', 'http:')}/events`, (line) => {
    const event = parseEvent(line);
    if (event?.type === 'volume' && event.actor.id === volume)
      came.push({ what: event.action, at: event.at });
  });
  return { came, stop };
}
