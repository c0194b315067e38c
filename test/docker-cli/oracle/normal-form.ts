import type { Body, EngineRequest, Json } from './engine/request.ts';

/** Where and when a line was run. */
export interface Run {
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** What the client asks of its own accord, for itself or for its window. */
const ownBusiness = /^\/_ping$|\/resize$/;

/** Commands that the client runs for all names at once, so that the requests arrive in any order. */
const sideBySide =
  /^(?:POST \/containers\/[^/]+\/(?:stop|kill|pause|unpause)|DELETE \/containers\/[^/]+|GET \/containers\/[^/]+\/stats)$/;

/** Lists that the client shuffles; of entries that are the same it sends now one, now all. */
const shuffled = new Set(['Env', 'Binds']);

const yearSeconds = 366 * 24 * 60 * 60;

/** A time that the client reckoned back from now has no fraction; it becomes an age, in steps of 10 s. */
function withAge(value: string, startedAt: number): string {
  if (!/^\d+$/.test(value)) return value;
  const age = Math.floor(startedAt / 1000) - Number(value);
  return Math.abs(age) < yearSeconds ? `${Math.ceil(age / 10) * 10} s ago` : value;
}

/** A body with its keys in order, shuffled lists sorted, and the folder of the run, if it is given, named alike. */
export function bodyForm(body: Json, folder: string | null = null, key = ''): Body {
  if (typeof body === 'string') return folder === null ? body : body.replaceAll(folder, '/here');
  if (body === null || typeof body !== 'object') return body;
  if (Array.isArray(body)) {
    const parts = body.map((part) => bodyForm(part, folder));
    return shuffled.has(key) ? [...new Set(parts)].toSorted() : parts;
  }
  const entries = Object.entries(body).map(([name, part]) => [name, bodyForm(part, folder, name)]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

/**
 * What a run asked for, without what differs from run to run of the same line. This is the whole list: what is not
 * named here is compared as it was sent.
 */
export function normalForm(asked: readonly EngineRequest[], run: Run): readonly EngineRequest[] {
  const requests = asked
    .filter(({ path }) => !ownBusiness.test(path))
    .map(({ method, path, query, body }) => ({
      method,
      path,
      query: query.map(([name, value]): [string, string] => {
        const timed = name === 'since' || name === 'until';
        return [
          name,
          (timed ? withAge(value, run.startedAt) : value).replaceAll(run.folder, '/here'),
        ];
      }),
      body: bodyForm(body, run.folder),
    }));
  return runsSorted(requests, ({ method, path }) => sideBySide.test(`${method} ${path}`));
}

/** Requests that stand next to one another and are sent in any order, sorted among themselves. */
function runsSorted(
  requests: readonly EngineRequest[],
  isAnyOrder: (one: EngineRequest) => boolean,
) {
  const sorted: EngineRequest[] = [];
  let run: EngineRequest[] = [];
  const endRun = () => {
    sorted.push(...run.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
    run = [];
  };
  for (const request of requests) {
    if (isAnyOrder(request)) run.push(request);
    else {
      endRun();
      sorted.push(request);
    }
  }
  endRun();
  return sorted;
}

/** A request on one line, for a message. */
export function say({ method, path, query, body }: EngineRequest): string {
  const asked = query.map(([name, value]) => `${name}=${value}`).join('&');
  return `${method} ${path}${asked === '' ? '' : `?${asked}`}${body === null ? '' : ` ${JSON.stringify(body)}`}`;
}
