import { message } from '../i18n/text.ts';
import type { EventLog } from './event.ts';
import {
  type FilePlace,
  fileKey,
  type HttpProbe,
  httpKey,
  type Need,
  type PortProbe,
  portKey,
} from './need.ts';
import type {
  Bounded,
  Change,
  Container,
  FileFacts,
  HttpReply,
  Image,
  Network,
  Observation,
  Process,
  Seen,
  Volume,
} from './observation.ts';
import { own } from './own.ts';
import { type Where, whereKey } from './where.ts';

/** What is said of something that an observation does not hold. */
export const notLooked = { state: 'unknown', reason: message('checks.not-looked') } as const;

function kept<T>(things: Readonly<Record<string, Seen<T>>> | undefined, key: string): Seen<T> {
  return own(things ?? {}, key) ?? notLooked;
}

/** What was seen of a container; unknown where it was not looked at. */
export function seenContainer(observation: Observation, name: string): Seen<Container> {
  return own(observation.containers, name) ?? notLooked;
}

/** What was seen of a volume; unknown where it was not looked at. */
export function seenVolume(observation: Observation, name: string): Seen<Volume> {
  return own(observation.volumes, name) ?? notLooked;
}

/** What was seen of a network; unknown where it was not looked at. */
export function seenNetwork(observation: Observation, name: string): Seen<Network> {
  return own(observation.networks, name) ?? notLooked;
}

/** What a probe got; unknown where it was not sent. */
export function seenReply(observation: Observation, probe: HttpProbe): Seen<HttpReply> {
  return own(observation.http, httpKey(probe)) ?? notLooked;
}

/** What was seen of an image; unknown where it was not looked at. */
export function seenImage(observation: Observation, name: string): Seen<Image> {
  return kept(observation.images, name);
}

/** What runs in a container; unknown where it was not looked at. */
export function seenProcesses(
  observation: Observation,
  container: string,
): Seen<readonly Process[]> {
  return kept(observation.processes, container);
}

/** What changed in a container's filesystem; unknown where it was not looked at. */
export function seenChanges(observation: Observation, container: string): Seen<Bounded<Change>> {
  return kept(observation.changes, container);
}

/** A container's last log lines; unknown where they were not looked at. */
export function seenLogs(observation: Observation, container: string): Seen<Bounded<string>> {
  return kept(observation.logs, container);
}

/** What was seen of a file; unknown where it was not looked at. */
export function seenFile(observation: Observation, place: FilePlace): Seen<FileFacts> {
  return kept(observation.files, fileKey(place));
}

/** Whether a port took a connection; unknown where that was not tried. */
export function seenTcp(observation: Observation, probe: PortProbe): Seen<{ readonly open: true }> {
  return kept(observation.tcp, portKey(probe));
}

/** What a Redis server answered; unknown where it was not asked. */
export function seenRedis(
  observation: Observation,
  probe: PortProbe,
): Seen<{ readonly reply: string }> {
  return kept(observation.redis, portKey(probe));
}

/** The containers that were selected; unknown where that was not looked at. */
export function seenSelection(observation: Observation, where: Where): Seen<readonly Container[]> {
  return kept(observation.selections, whereKey(where));
}

/** What was seen of the events since the task began; unknown where they were not asked for. */
export function seenEvents(observation: Observation): Seen<EventLog> {
  return observation.events ?? notLooked;
}

/** Whether an observation has an answer to this need, `unknown` among the answers. */
export function wasLookedAt(observation: Observation, need: Need): boolean {
  switch (need.kind) {
    case 'container':
      return own(observation.containers, need.name) !== undefined;
    case 'volume':
      return own(observation.volumes, need.name) !== undefined;
    case 'network':
      return own(observation.networks, need.name) !== undefined;
    case 'image':
      return own(observation.images ?? {}, need.name) !== undefined;
    case 'http':
      return own(observation.http, httpKey(need.probe)) !== undefined;
    case 'tcp':
      return own(observation.tcp ?? {}, portKey(need.probe)) !== undefined;
    case 'redis':
      return own(observation.redis ?? {}, portKey(need.probe)) !== undefined;
    case 'processes':
      return own(observation.processes ?? {}, need.container) !== undefined;
    case 'changes':
      return own(observation.changes ?? {}, need.container) !== undefined;
    case 'logs':
      return own(observation.logs ?? {}, need.container) !== undefined;
    case 'file':
      return own(observation.files ?? {}, fileKey(need.place)) !== undefined;
    case 'selection':
      return own(observation.selections ?? {}, whereKey(need.where)) !== undefined;
    case 'events':
    case 'history':
      return observation[need.kind] !== undefined;
    case 'list':
      return observation.lists[need.of] !== undefined;
  }
}

/** All containers, as far as they were listed. */
export function listedContainers(observation: Observation) {
  const list = observation.lists.containers;
  return list?.state === 'present' ? list.value : [];
}
