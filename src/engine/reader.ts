import type { EventLog } from '../checks/event.ts';
import { parseImage } from '../checks/image-reference.ts';
import type {
  Bounded,
  Change,
  Container,
  ContainerSummary,
  FileFacts,
  Image,
  ImageSummary,
  Network,
  Process,
  Seen,
  Volume,
} from '../checks/observation.ts';
import { message } from '../i18n/text.ts';
import { bulkReader, saysAbsent, unknown } from './bulk-reader.ts';
import type { Answer } from './client.ts';
import { type Connection, reasonOf } from './connection.ts';
import { containerFacts, containerSummary } from './container-facts.ts';
import { eventLines } from './event-facts.ts';
import { imageFacts, imageSummary } from './image-facts.ts';
import { changeFacts, processFacts } from './inside-facts.ts';
import { networkFacts } from './network-facts.ts';
import { array, object, texts } from './raw.ts';
import { replay, tolerableMs } from './replay.ts';
import { EngineTrouble, secondsIn } from './target.ts';
import { troubleText } from './trouble.ts';
import { volumeFacts } from './volume-facts.ts';

/** Asks one engine for single things. No answer ever throws: what cannot be known is `unknown`, with its reason. */
export interface Reader {
  /**
   * The earliest and the latest time that it may be by the engine's clock, where it is `now` by this machine's; both in
   * milliseconds since 1970. An engine tells its time in whole seconds, so that a clock that is nearly right is taken to
   * be right.
   */
  timeNow(now: number): readonly [number, number];
  container(name: string): Promise<Seen<Container>>;
  volume(name: string): Promise<Seen<Volume>>;
  network(name: string): Promise<Seen<Network>>;
  containers(): Promise<Seen<readonly ContainerSummary[]>>;
  volumes(): Promise<Seen<readonly Volume[]>>;
  networks(): Promise<Seen<readonly Network[]>>;
  image(name: string): Promise<Seen<Image>>;
  images(): Promise<Seen<readonly ImageSummary[]>>;
  /** What runs in a container that runs. */
  processes(container: string): Promise<Seen<readonly Process[]>>;
  changes(container: string): Promise<Seen<Bounded<Change>>>;
  /** The last 1000 lines, as far as they fit 256 KiB. */
  logs(container: string): Promise<Seen<Bounded<string>>>;
  /** A file, directory or link; links are followed a few times. */
  file(container: string, path: string): Promise<Seen<FileFacts>>;
  /** What happened since a time in milliseconds since 1970, by this machine's clock; 0 for all that is known. */
  events(since: number): Promise<Seen<EventLog>>;
}

/** Whether this is what was asked for: an engine also finds by an id's first digits, and a check means the name. */
function isAsked(name: string, one: { readonly id: string; readonly name: string }): boolean {
  return one.name === name || (/^[0-9a-f]{64}$/.test(name) && one.id === name);
}

/** A whole list, or null where a line of it has the wrong shape. */
function all<T>(lines: readonly unknown[], factsOf: (line: unknown) => T | null): T[] | null {
  const facts = lines.map(factsOf).filter((one) => one !== null);
  return facts.length === lines.length ? facts : null;
}

/** A reader over a connection. `onTrouble` is told of every failure that is the connection's. */
export function readerOver(
  connection: Connection,
  signal: AbortSignal,
  deadlineMs: number,
  onTrouble: (error: unknown) => void,
  clock: () => number,
): Reader {
  const { client, prefix } = connection;
  const { host } = client.target;

  async function ask<T>(path: string, factsOf: (json: unknown) => T | null): Promise<Seen<T>> {
    return askFor(path, ({ body }) => factsOf(JSON.parse(body)));
  }

  const odd = () => unknown(message('engine.odd-answer', { host }));

  function refused(status: number, body: string): Seen<never> {
    if (saysAbsent(status, body)) return { state: 'absent' };
    if (status === 400 && body.includes('client version')) onTrouble(body);
    const reason = reasonOf(body);
    return unknown(message('engine.error', { host, status: String(status), reason }));
  }

  function failed(error: unknown): Seen<never> {
    if (error instanceof SyntaxError) return odd();
    if (signal.aborted) {
      onTrouble(error);
      return unknown(message('engine.silent', { host, seconds: secondsIn(deadlineMs) }));
    }
    if (!(error instanceof EngineTrouble)) onTrouble(error);
    return unknown(troubleText(error, client.target));
  }

  let aheadMs = 0;
  const noteTime = ({ date }: Answer) => {
    if (date !== null) aheadMs = date - clock();
  };

  async function askFor<T>(path: string, factsOf: (answer: Answer) => T | null): Promise<Seen<T>> {
    try {
      const answer = await client.get(`${prefix}${path}`, signal);
      noteTime(answer);
      if (answer.status !== 200) return refused(answer.status, answer.body);
      const facts = factsOf(answer);
      return facts === null ? odd() : { state: 'present', value: facts };
    } catch (error) {
      return failed(error);
    }
  }

  const bulk = bulkReader(client, prefix, signal, { refused, failed, odd });

  /** What no container or volume can be called is not looked for; the engine would take it for a path. */
  const isName = (name: string) => /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name);

  /** Whether a reference leaves open what the image is called here: an id, a digest, or a mirror's name for it. */
  const needsTags = (reference: string) => {
    const { domain, digest } = parseImage(reference);
    const isId = /^(sha256:)?[0-9a-f]{12,64}$/.test(reference);
    return isId || digest !== null || domain !== 'docker.io';
  };

  /** An image that is gone has no tags. */
  async function tagsOf(imageId: string): Promise<Seen<readonly string[]>> {
    const path = `/images/${encodeURIComponent(imageId)}/json`;
    const seen = await ask(path, (json) => texts(object(json).RepoTags));
    return seen.state === 'absent' ? { state: 'present', value: [] } : seen;
  }

  return {
    timeNow: (now) =>
      Math.abs(aheadMs) < 1000 + tolerableMs ? [now, now] : [now + aheadMs, now + aheadMs + 1000],
    async container(name) {
      if (!isName(name)) return { state: 'absent' };
      const seen = await ask(`/containers/${name}/json`, containerFacts);
      if (seen.state !== 'present') return seen;
      const { image } = seen.value;
      if (!isAsked(name, seen.value)) return { state: 'absent' };
      if (!needsTags(image.reference)) return seen;
      const tags = await tagsOf(image.id);
      if (tags.state !== 'present') return tags;
      return {
        state: 'present',
        value: { ...seen.value, image: { ...image, tags: tags.value } },
      };
    },
    events: (since) =>
      replay(since, clock, {
        time: () => askFor('/_ping', ({ date }) => ({ date })),
        told: (from, until) =>
          askFor(`/events?since=${from}&until=${until}`, ({ body }) => eventLines(body)),
        bridge: () => ask('/networks/bridge', networkFacts),
      }),
    async volume(name) {
      return isName(name) ? ask(`/volumes/${name}`, volumeFacts) : { state: 'absent' };
    },
    async network(name) {
      if (name === '' || name === '.' || name === '..') return { state: 'absent' };
      const seen = await ask(`/networks/${encodeURIComponent(name)}`, networkFacts);
      return seen.state === 'present' && !isAsked(name, seen.value) ? { state: 'absent' } : seen;
    },
    containers: () => ask('/containers/json?all=1', (json) => all(array(json), containerSummary)),
    volumes: () => ask('/volumes', (json) => all(array(object(json).Volumes), volumeFacts)),
    async image(name) {
      const isImage = name !== '' && !name.includes('..');
      return isImage
        ? ask(`/images/${encodeURIComponent(name)}/json`, imageFacts)
        : { state: 'absent' };
    },
    images: () => ask('/images/json', (json) => all(array(json), imageSummary)),
    async processes(name) {
      return isName(name) ? ask(`/containers/${name}/top`, processFacts) : { state: 'absent' };
    },
    async changes(name) {
      return isName(name) ? ask(`/containers/${name}/changes`, changeFacts) : { state: 'absent' };
    },
    async logs(name) {
      return isName(name) ? bulk.logs(name) : { state: 'absent' };
    },
    async file(name, path) {
      return isName(name) ? bulk.file(name, path) : { state: 'absent' };
    },
    networks: () => ask('/networks', (json) => all(array(json), networkFacts)),
  };
}
