import { containerFacts } from './facts/container.ts';
import type { FactOf } from './facts/fact-of.ts';
import type { Meaning } from './facts/meaning.ts';
import { fileFacts, imageFacts, networkFacts, volumeFacts } from './facts/others.ts';
import type { FactRef } from './facts/ref.ts';
import { placeOf } from './file/place.ts';
import {
  seenContainer,
  seenFile,
  seenImage,
  seenNetwork,
  seenProcesses,
  seenVolume,
} from './look-up.ts';
import type { Need } from './need.ts';
import type { Observation, Seen } from './observation.ts';

export { type FactRef, factRef } from './facts/ref.ts';

/** What must be looked at to read the fact. */
export function factNeeds(ref: FactRef): readonly Need[] {
  if ('container' in ref) {
    const needs: readonly Need[] = [{ kind: 'container', name: ref.container }];
    return ref.fact === 'process'
      ? [...needs, { kind: 'processes', container: ref.container }]
      : needs;
  }
  if ('volume' in ref) return [{ kind: 'volume', name: ref.volume }];
  if ('network' in ref) return [{ kind: 'network', name: ref.network }];
  if ('image' in ref) return [{ kind: 'image', name: ref.image }];
  const place = placeOf(ref.file);
  const holder: Need =
    'container' in place
      ? { kind: 'container', name: place.container }
      : { kind: 'volume', name: place.volume };
  return [holder, { kind: 'file', place }];
}

/** What tells the fact from others of its kind, as it was written; empty where nothing does. */
export function factArgument(ref: FactRef): string {
  if ('container' in ref) return String(ref.on ?? ref.port ?? ref.at ?? ref.key ?? '');
  if ('network' in ref) return ref.of ?? ref.key ?? '';
  return 'file' in ref ? '' : (ref.key ?? '');
}

/** What kind of value the fact is. */
export function factMeaning(ref: FactRef): Meaning {
  if ('container' in ref) return ref.fact === 'process' ? 'words' : containerFacts[ref.fact].means;
  if ('volume' in ref) return volumeFacts[ref.fact].means;
  if ('network' in ref) return networkFacts[ref.fact].means;
  return 'image' in ref ? imageFacts[ref.fact].means : fileFacts[ref.fact].means;
}

function read<T>(seen: Seen<T>, fact: FactOf<T>, argument: string): Seen<string> {
  if (seen.state !== 'present') return seen;
  const value = fact.read(seen.value, argument);
  if (value === null || value === '') return { state: 'absent' };
  return typeof value === 'string'
    ? { state: 'present', value }
    : { state: 'unknown', reason: value.unknown };
}

/** The command of a container's first process. */
function readProcess(observation: Observation, container: string): Seen<string> {
  const holder = seenContainer(observation, container);
  if (holder.state !== 'present') return holder;
  const seen = seenProcesses(observation, container);
  if (seen.state !== 'present') return seen;
  const first = seen.value.toSorted((one, other) => one.pid - other.pid)[0];
  return first ? { state: 'present', value: first.command } : { state: 'absent' };
}

/** The fact as it was seen; absent where the thing, or this fact of it, is not there. */
export function readFact(observation: Observation, ref: FactRef): Seen<string> {
  const argument = factArgument(ref);
  if ('container' in ref) {
    return ref.fact === 'process'
      ? readProcess(observation, ref.container)
      : read(seenContainer(observation, ref.container), containerFacts[ref.fact], argument);
  }
  if ('volume' in ref)
    return read(seenVolume(observation, ref.volume), volumeFacts[ref.fact], argument);
  if ('network' in ref)
    return read(seenNetwork(observation, ref.network), networkFacts[ref.fact], argument);
  if ('image' in ref)
    return read(seenImage(observation, ref.image), imageFacts[ref.fact], argument);
  const place = placeOf(ref.file);
  const holder =
    'container' in place
      ? seenContainer(observation, place.container)
      : seenVolume(observation, place.volume);
  if (holder.state !== 'present') return holder;
  return read(seenFile(observation, place), fileFacts[ref.fact], argument);
}
