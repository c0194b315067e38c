import type { Volume } from '../checks/observation.ts';
import { isAnonymousName } from './container-facts.ts';
import { object, record, text } from './raw.ts';

/** The facts of a volume; null where the answer has no volume's shape. */
export function volumeFacts(value: unknown): Volume | null {
  const raw = object(value);
  const name = text(raw.Name);
  if (name === '') return null;
  const labels = record(raw.Labels);
  return {
    name,
    driver: text(raw.Driver),
    scope: text(raw.Scope),
    mountpoint: text(raw.Mountpoint),
    createdAt: text(raw.CreatedAt),
    labels,
    options: record(raw.Options),
    anonymous: isAnonymousName(name) || Object.hasOwn(labels, 'com.docker.volume.anonymous'),
  };
}
