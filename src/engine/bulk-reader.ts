import type { IncomingHttpHeaders } from 'node:http';
import type { Bounded, FileFacts, Seen } from '../checks/observation.ts';
import type { Text } from '../i18n/text.ts';
import { type BoundedBody, readBounded } from './bounded-body.ts';
import type { Client } from './client.ts';
import { fileFacts, linkTarget, mostArchive } from './file-facts.ts';
import { logLines } from './log-lines.ts';

const mostLog = 256 * 1024;
const mostError = 16 * 1024;
const mostLinks = 5;

/** What reading long answers needs of a reader: what an error answer or a failure comes to. */
export interface Failing {
  /** What an answer without success comes to. */
  refused(status: number, body: string): Seen<never>;
  /** What a failure to read comes to. */
  failed(error: unknown): Seen<never>;
  /** What an answer comes to that cannot be read. */
  odd(): Seen<never>;
}

/** Reads what may be longer than it is read: logs and archives. Each answer is read to its end or closed. */
export function bulkReader(client: Client, prefix: string, signal: AbortSignal, failing: Failing) {
  async function read<T>(
    path: string,
    mostBytes: number,
    factsOf: (body: BoundedBody, headers: IncomingHttpHeaders) => Promise<T | null>,
  ): Promise<Seen<T>> {
    try {
      const reply = await client.open(`${prefix}${path}`, signal);
      const status = reply.statusCode ?? 0;
      if (status !== 200) {
        const { bytes } = await readBounded(reply, mostError);
        return failing.refused(status, bytes.toString('utf8'));
      }
      const facts = await factsOf(await readBounded(reply, mostBytes), reply.headers);
      return facts === null ? failing.odd() : { state: 'present', value: facts };
    } catch (error) {
      return failing.failed(error);
    }
  }

  interface Found {
    readonly facts: FileFacts;
    readonly leadsTo: string | null;
  }

  async function file(container: string, path: string, links = 0): Promise<Seen<FileFacts>> {
    const seen = await read(
      `/containers/${container}/archive?path=${encodeURIComponent(path)}`,
      mostArchive,
      async (body, headers): Promise<Found | null> => {
        const facts = await fileFacts(body);
        const header = headers['x-docker-container-path-stat'];
        return facts && { facts, leadsTo: facts.type === 'link' ? linkTarget(header) : null };
      },
    );
    if (seen.state !== 'present') return seen;
    const { facts, leadsTo } = seen.value;
    const isFollowed = leadsTo?.startsWith('/') && links < mostLinks;
    if (!isFollowed || leadsTo === null) return { state: 'present', value: facts };
    const followed = await file(container, leadsTo, links + 1);
    return followed.state === 'absent' ? { state: 'present', value: facts } : followed;
  }

  return {
    file: (container: string, path: string) => file(container, path),
    logs: (container: string): Promise<Seen<Bounded<string>>> =>
      read(`/containers/${container}/logs?stdout=1&stderr=1&tail=1000`, mostLog, async (body) =>
        logLines(body),
      ),
  };
}

/** Why something is not there that an engine answers with an error of its own for. */
export function saysAbsent(status: number, body: string): boolean {
  if (status === 404) return !body.includes('page not found');
  return body.includes('not a directory');
}

/** A reason as an answer. */
export function unknown(reason: Text): { readonly state: 'unknown'; readonly reason: Text } {
  return { state: 'unknown', reason };
}
