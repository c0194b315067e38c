import { assertNever } from '../assert-never.ts';
import type { EngineEvent, EventLog } from '../checks/event.ts';
import { fileKey, httpKey, type Need, portKey } from '../checks/need.ts';
import type { Observation, Seen } from '../checks/observation.ts';
import { whereKey } from '../checks/where.ts';
import type { Text } from '../i18n/text.ts';
import type { Connection } from './connection.ts';

type Noted<K extends keyof Observation> = Record<
  string,
  NonNullable<Observation[K]> extends Readonly<Record<string, infer S>> ? S : never
>;

/** An observation being put together. */
export interface Draft {
  readonly containers: Noted<'containers'>;
  readonly volumes: Noted<'volumes'>;
  readonly networks: Noted<'networks'>;
  readonly http: Noted<'http'>;
  readonly images: Noted<'images'>;
  readonly processes: Noted<'processes'>;
  readonly changes: Noted<'changes'>;
  readonly logs: Noted<'logs'>;
  readonly files: Noted<'files'>;
  readonly tcp: Noted<'tcp'>;
  readonly redis: Noted<'redis'>;
  readonly selections: Noted<'selections'>;
  events?: Seen<EventLog>;
  history?: Seen<readonly EngineEvent[]>;
  readonly lists: { -readonly [Of in keyof Observation['lists']]: Observation['lists'][Of] };
}

/** A draft with nothing in it. */
export function emptyDraft(): Draft {
  return {
    containers: Object.create(null),
    volumes: Object.create(null),
    networks: Object.create(null),
    http: Object.create(null),
    images: Object.create(null),
    processes: Object.create(null),
    changes: Object.create(null),
    logs: Object.create(null),
    files: Object.create(null),
    tcp: Object.create(null),
    redis: Object.create(null),
    selections: Object.create(null),
    lists: {},
  };
}

const onDemand = [
  'images',
  'processes',
  'changes',
  'logs',
  'files',
  'tcp',
  'redis',
  'selections',
] as const;

/** The observation that a draft has become. */
export function finished(
  draft: Draft,
  takenAt: number,
  connection: Connection | null,
): Observation {
  const asked = onDemand.filter((kind) => Object.keys(draft[kind]).length > 0);
  return {
    takenAt: new Date(takenAt).toISOString(),
    engine: connection && { version: connection.version, apiVersion: connection.apiVersion },
    containers: { ...draft.containers },
    volumes: { ...draft.volumes },
    networks: { ...draft.networks },
    http: { ...draft.http },
    lists: draft.lists,
    ...(draft.events ? { events: draft.events } : {}),
    ...(draft.history ? { history: draft.history } : {}),
    ...Object.fromEntries(asked.map((kind) => [kind, { ...draft[kind] }])),
  };
}

/** An observation in which nothing could be seen, for one reason. */
export function unseen(needs: readonly Need[], reason: Text, takenAt: number): Observation {
  const unknown = { state: 'unknown', reason } as const;
  const draft = emptyDraft();
  for (const need of needs) {
    switch (need.kind) {
      case 'container':
        draft.containers[need.name] = unknown;
        break;
      case 'volume':
        draft.volumes[need.name] = unknown;
        break;
      case 'network':
        draft.networks[need.name] = unknown;
        break;
      case 'http':
        draft.http[httpKey(need.probe)] = unknown;
        break;
      case 'image':
        draft.images[need.name] = unknown;
        break;
      case 'processes':
      case 'changes':
      case 'logs':
        draft[need.kind][need.container] = unknown;
        break;
      case 'file':
        draft.files[fileKey(need.place)] = unknown;
        break;
      case 'tcp':
      case 'redis':
        draft[need.kind][portKey(need.probe)] = unknown;
        break;
      case 'selection':
        draft.selections[whereKey(need.where)] = unknown;
        break;
      case 'events':
      case 'history':
        draft[need.kind] = unknown;
        break;
      case 'list':
        draft.lists[need.of] = unknown;
        break;
      default:
        assertNever(need);
    }
  }
  return finished(draft, takenAt, null);
}
