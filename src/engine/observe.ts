import { assertNever } from '../assert-never.ts';
import { type FilePlace, fileKey, httpKey, type Need, needKey, portKey } from '../checks/need.ts';
import type { Container, FileFacts, Observation, Process, Seen } from '../checks/observation.ts';
import { whereKey } from '../checks/where.ts';
import { message } from '../i18n/text.ts';
import type { Connection } from './connection.ts';
import { type Draft, emptyDraft, finished } from './draft.ts';
import { probeRedis, probeTcp } from './port-probe.ts';
import { sendProbe } from './probe.ts';
import type { Reader } from './reader.ts';
import type { RecentEvents } from './recent-events.ts';
import { selected } from './selection.ts';

/** What the looks of one observation share. */
export interface Look {
  readonly connection: Connection;
  readonly reader: Reader;
  readonly signal: AbortSignal;
  /** The host where published ports answer; null for this machine. */
  readonly publishedAt: string | null;
  readonly takenAt: number;
  /** How long a container must have run to be taken at its word, in milliseconds. */
  readonly settleMs: number;
  /** From when on events count, in milliseconds since 1970; 0 for all that the engine knows. */
  readonly eventsSince: number;
  readonly recent: RecentEvents;
}

const mostMoments = 3;

/**
 * A container that has only just started says `running`, even if it is about to fail: it is given a moment. One that
 * was started again meanwhile, as its restart policy does when it fails, is given another.
 */
async function settled(name: string, look: Look): Promise<Seen<Container>> {
  let seen = await look.reader.container(name);
  if (seen.state !== 'present' || seen.value.status !== 'running') return seen;
  const [least, most] = look.reader.timeNow(look.takenAt);
  const started = Date.parse(seen.value.startedAt);
  if (!(least - started < look.settleMs && started - most < look.settleMs)) return seen;
  let momentMs = Math.min(look.settleMs, look.settleMs - (least - started));
  for (let given = 0; given < mostMoments; given += 1) {
    await new Promise((resolve) => setTimeout(resolve, momentMs));
    if (look.signal.aborted) return seen;
    const { startedAt } = seen.value;
    const again = await look.reader.container(name);
    if (again.state !== 'present' || again.value.status !== 'running') return again;
    if (again.value.startedAt === startedAt) return again;
    seen = again;
    momentMs = look.settleMs;
  }
  return seen;
}

async function listed(
  of: Extract<Need, { kind: 'list' }>['of'],
  reader: Reader,
): Promise<Draft['lists']> {
  switch (of) {
    case 'containers':
      return { containers: await reader.containers() };
    case 'volumes':
      return { volumes: await reader.volumes() };
    case 'networks':
      return { networks: await reader.networks() };
    case 'images':
      return { images: await reader.images() };
    default:
      return assertNever(of);
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** A reader for one observation: what several of its needs look through is read once. */
function sharing(reader: Reader, eventsSince: number) {
  return {
    ...reader,
    containers: once(() => reader.containers()),
    events: once(() => reader.events(eventsSince)),
  };
}

/** Looks at every need in parallel, each once; a container that a probe also needs is inspected once. */
export async function observeAll(needs: readonly Need[], look: Look): Promise<Observation> {
  const { signal, takenAt } = look;
  const reader = sharing(look.reader, look.eventsSince);
  const draft = emptyDraft();
  const asked = new Map<string, Promise<Seen<Container>>>();
  const container = (name: string) => {
    const known = asked.get(name);
    if (known) return known;
    const seen = settled(name, look);
    asked.set(name, seen);
    return seen;
  };

  async function probe<T>(
    name: string,
    send: (one: Container) => Promise<Seen<T>>,
  ): Promise<Seen<T>> {
    const seen = await container(name);
    return seen.state === 'present' ? send(seen.value) : seen;
  }

  async function processes(name: string): Promise<Seen<readonly Process[]>> {
    return probe(name, async ({ status }) =>
      status === 'running' || status === 'paused'
        ? reader.processes(name)
        : { state: 'present', value: [] },
    );
  }

  async function file(place: FilePlace): Promise<Seen<FileFacts>> {
    if ('container' in place) return reader.file(place.container, place.path);
    const list = await reader.containers();
    if (list.state !== 'present') return list;
    const holders = list.value.flatMap(({ id, status, mounts }) => {
      const mount = mounts.find((one) => one.type === 'volume' && one.name === place.volume);
      return mount ? [{ id, isRunning: status === 'running', at: mount.destination }] : [];
    });
    const holder = holders.find((one) => one.isRunning) ?? holders[0];
    if (holder) return reader.file(holder.id, `${holder.at}${place.path}`.replace(/\/+/g, '/'));
    return { state: 'unknown', reason: message('engine.volume-unmounted', { name: place.volume }) };
  }

  /** Looks, and gives what notes the answer down, so that a draft has the order of the needs. */
  async function see(need: Need): Promise<() => void> {
    switch (need.kind) {
      case 'container': {
        const seen = await container(need.name);
        return () => {
          draft.containers[need.name] = seen;
        };
      }
      case 'volume': {
        const seen = await reader.volume(need.name);
        return () => {
          draft.volumes[need.name] = seen;
        };
      }
      case 'network': {
        const seen = await reader.network(need.name);
        return () => {
          draft.networks[need.name] = seen;
        };
      }
      case 'http': {
        const seen = await probe(need.probe.container, (one) =>
          sendProbe(need.probe, one, look.publishedAt, signal, takenAt),
        );
        return () => {
          draft.http[httpKey(need.probe)] = seen;
        };
      }
      case 'tcp': {
        const seen = await probe(need.probe.container, (one) =>
          probeTcp(need.probe, one, look.publishedAt, signal, takenAt),
        );
        return () => {
          draft.tcp[portKey(need.probe)] = seen;
        };
      }
      case 'redis': {
        const seen = await probe(need.probe.container, (one) =>
          probeRedis(need.probe, one, look.publishedAt, signal, takenAt),
        );
        return () => {
          draft.redis[portKey(need.probe)] = seen;
        };
      }
      case 'image': {
        const seen = await reader.image(need.name);
        return () => {
          draft.images[need.name] = seen;
        };
      }
      case 'processes': {
        const seen = await processes(need.container);
        return () => {
          draft.processes[need.container] = seen;
        };
      }
      case 'changes': {
        const seen = await reader.changes(need.container);
        return () => {
          draft.changes[need.container] = seen;
        };
      }
      case 'logs': {
        const seen = await reader.logs(need.container);
        return () => {
          draft.logs[need.container] = seen;
        };
      }
      case 'file': {
        const seen = await file(need.place);
        return () => {
          draft.files[fileKey(need.place)] = seen;
        };
      }
      case 'selection': {
        const seen = await selected(need.where, reader, container);
        return () => {
          draft.selections[whereKey(need.where)] = seen;
        };
      }
      case 'events': {
        const seen = await reader.events();
        return () => {
          draft.events = seen;
        };
      }
      case 'history': {
        const seen = await look.recent.since(look.eventsSince, reader.events);
        return () => {
          draft.history = seen;
        };
      }
      case 'list': {
        const lists = await listed(need.of, reader);
        return () => Object.assign(draft.lists, lists);
      }
      default:
        return assertNever(need);
    }
  }

  const each = new Map(needs.map((need) => [needKey(need), need]));
  for (const note of await Promise.all([...each.values()].map(see))) note();
  return finished(draft, takenAt, look.connection);
}
