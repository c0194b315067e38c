import { message } from '../i18n/text.ts';
import { type HttpProbe, httpKey, type Need } from './need.ts';
import type { Container, HttpReply, Network, Observation, Seen, Volume } from './observation.ts';
import { own } from './own.ts';

const notLooked = { state: 'unknown', reason: message('checks.not-looked') } as const;

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

/** Whether an observation has an answer to this need, `unknown` among the answers. */
export function wasLookedAt(observation: Observation, need: Need): boolean {
  switch (need.kind) {
    case 'container':
      return own(observation.containers, need.name) !== undefined;
    case 'volume':
      return own(observation.volumes, need.name) !== undefined;
    case 'network':
      return own(observation.networks, need.name) !== undefined;
    case 'http':
      return own(observation.http, httpKey(need.probe)) !== undefined;
    case 'list':
      return observation.lists[need.of] !== undefined;
  }
}

/** All containers, as far as they were listed. */
export function listedContainers(observation: Observation) {
  const list = observation.lists.containers;
  return list?.state === 'present' ? list.value : [];
}
