import { assertNever } from '../assert-never.ts';
import type { EventLog } from '../checks/event.ts';
import { httpKey, type Need } from '../checks/need.ts';
import type {
  Container,
  ContainerSummary,
  HttpReply,
  Network,
  Observation,
  Seen,
  Volume,
} from '../checks/observation.ts';
import type { Text } from '../i18n/text.ts';
import type { Connection } from './connection.ts';

/** An observation being put together. */
export interface Draft {
  readonly containers: Record<string, Seen<Container>>;
  readonly volumes: Record<string, Seen<Volume>>;
  readonly networks: Record<string, Seen<Network>>;
  readonly http: Record<string, Seen<HttpReply>>;
  events?: Seen<EventLog>;
  readonly lists: {
    containers?: Seen<readonly ContainerSummary[]>;
    volumes?: Seen<readonly Volume[]>;
    networks?: Seen<readonly Network[]>;
  };
}

/** A draft with nothing in it. */
export function emptyDraft(): Draft {
  return {
    containers: Object.create(null),
    volumes: Object.create(null),
    networks: Object.create(null),
    http: Object.create(null),
    lists: {},
  };
}

/** The observation that a draft has become. */
export function finished(
  draft: Draft,
  takenAt: number,
  connection: Connection | null,
): Observation {
  return {
    takenAt: new Date(takenAt).toISOString(),
    engine: connection && { version: connection.version, apiVersion: connection.apiVersion },
    containers: { ...draft.containers },
    volumes: { ...draft.volumes },
    networks: { ...draft.networks },
    http: { ...draft.http },
    lists: draft.lists,
    ...(draft.events ? { events: draft.events } : {}),
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
      case 'events':
        draft.events = unknown;
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
