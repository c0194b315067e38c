import type { Image, ImageSummary } from '../checks/observation.ts';
import { environment } from './container-facts.ts';
import { array, number, object, record, text, texts } from './raw.ts';

const noTag = '<none>:<none>';

/** The facts of an inspected image; null where the answer has no image's shape. */
export function imageFacts(value: unknown): Image | null {
  const raw = object(value);
  const config = object(raw.Config);
  const id = text(raw.Id);
  if (id === '') return null;
  return {
    id,
    tags: texts(raw.RepoTags).filter((tag) => tag !== noTag),
    createdAt: text(raw.Created),
    user: text(config.User),
    workingDirectory: text(config.WorkingDir),
    entrypoint: texts(config.Entrypoint),
    command: texts(config.Cmd),
    env: environment(config.Env),
    labels: record(config.Labels),
    exposed: Object.keys(object(config.ExposedPorts)),
    volumes: Object.keys(object(config.Volumes)),
    size: number(raw.Size),
    layers: array(object(raw.RootFS).Layers).filter((one) => typeof one === 'string'),
  };
}

/** One line of the list of images; null where it has no image's shape. */
export function imageSummary(value: unknown): ImageSummary | null {
  const raw = object(value);
  const id = text(raw.Id);
  return id === '' ? null : { id, tags: texts(raw.RepoTags).filter((tag) => tag !== noTag) };
}
