import { message } from '../../i18n/text.ts';
import type { ContainerExpect } from '../container/expect.ts';
import { isImage } from '../container/image.ts';
import { mountHolds } from '../container/mounts.ts';
import { wantedPlace } from '../container/networks.ts';
import { portHolds } from '../container/ports.ts';
import { sameRepository } from '../image-reference.ts';
import { included } from '../list-matcher.ts';
import { nearest } from '../near.ts';
import type { ContainerSummary } from '../observation.ts';
import {
  type Diagnosis,
  type MissingCase,
  type MissingContainerCase,
  unnamedContainers,
} from './case.ts';
import { allContainers } from './look.ts';

/** What can be told from the engine's list: each wanted thing, true or false. */
function likenesses(one: ContainerSummary, wanted: ContainerExpect): readonly boolean[] {
  const signs: boolean[] = [];
  const { image, mounts, networks, ports } = wanted;
  if (image !== undefined)
    signs.push(isImage({ reference: one.image, id: one.imageId, tags: [] }, image));
  if (mounts !== undefined)
    for (const mount of included(mounts))
      signs.push(one.mounts.some((seen) => mountHolds(seen, { ...mount, writable: undefined })));
  if (ports !== undefined)
    for (const port of included(ports)) signs.push(one.ports.some((seen) => portHolds(seen, port)));
  if (networks !== undefined)
    for (const network of included(networks))
      signs.push(one.networks.includes(wantedPlace(network).name));
  return signs;
}

/** A container of nearly the right name. */
export const nearContainer: Diagnosis<MissingContainerCase> = {
  id: 'near-name',
  explain: (given) => {
    const names = unnamedContainers(given).flatMap((one) => one.names);
    const found = nearest(names, given.name);
    return found === null ? null : message('checks.near-container', { found, wanted: given.name });
  },
  look: () => allContainers,
};

/** The right thing under quite another name: `--name` was left out. */
export const otherContainer: Diagnosis<MissingContainerCase> = {
  id: 'other-container',
  explain: (given) => {
    const like = unnamedContainers(given).find((one) => {
      const signs = likenesses(one, given.wanted);
      return signs.length > 0 && signs.every(Boolean);
    });
    const found = like?.names[0];
    return found === undefined
      ? null
      : message('checks.other-container', { found, wanted: given.name });
  },
  look: () => allContainers,
};

/** Nothing like it is there. */
export const neverCreated: Diagnosis<MissingContainerCase> = {
  id: 'never-created',
  explain: ({ name, observation }) =>
    observation.lists.containers?.state === 'present'
      ? message('checks.never-created', { name })
      : null,
  look: () => allContainers,
};

/** Nothing like that volume is there. */
export const volumeNeverCreated: Diagnosis<MissingCase> = {
  id: 'never-created',
  explain: ({ name, observation }) =>
    observation.lists.volumes?.state === 'present'
      ? message('checks.volume-never-created', { name })
      : null,
  look: () => 'docker volume ls',
};

/** Nothing like that network is there. */
export const networkNeverCreated: Diagnosis<MissingCase> = {
  id: 'never-created',
  explain: ({ name, observation }) =>
    observation.lists.networks?.state === 'present'
      ? message('checks.network-never-created', { name })
      : null,
  look: () => 'docker network ls',
};

/** A volume of nearly the right name. */
export const nearVolumeName: Diagnosis<MissingCase> = {
  id: 'near-name',
  explain: ({ name, observation }) => {
    const list = observation.lists.volumes;
    if (list?.state !== 'present') return null;
    const found = nearest(
      list.value.map((volume) => volume.name),
      name,
    );
    return found === null ? null : message('checks.near-volume-name', { found, wanted: name });
  },
  look: () => 'docker volume ls',
};

/** A network of nearly the right name. */
export const nearNetworkName: Diagnosis<MissingCase> = {
  id: 'near-name',
  explain: ({ name, observation }) => {
    const list = observation.lists.networks;
    if (list?.state !== 'present') return null;
    const found = nearest(
      list.value.map((network) => network.name),
      name,
    );
    return found === null ? null : message('checks.near-network-name', { found, wanted: name });
  },
  look: () => 'docker network ls',
};

/** An image of nearly the right name. */
export const nearImageName: Diagnosis<MissingCase> = {
  id: 'near-name',
  explain: ({ name, observation }) => {
    const list = observation.lists.images;
    if (list?.state !== 'present') return null;
    const tags = list.value.flatMap((image) => image.tags);
    const found = nearest(tags, name);
    return found === null ? null : message('checks.near-image-name', { found, wanted: name });
  },
  look: () => 'docker image ls',
};

/** Another tag of the right repository. */
export const otherImageTag: Diagnosis<MissingCase> = {
  id: 'other-tag',
  explain: ({ name, observation }) => {
    const list = observation.lists.images;
    if (list?.state !== 'present') return null;
    const tags = list.value.flatMap((image) => image.tags).sort();
    const found = tags.find((tag) => sameRepository(tag, name));
    return found === undefined ? null : message('checks.other-image-tag', { found, wanted: name });
  },
  look: () => 'docker image ls',
};

/** Nothing like that image is there. */
export const imageNeverPulled: Diagnosis<MissingCase> = {
  id: 'never-pulled',
  explain: ({ name, observation }) =>
    observation.lists.images?.state === 'present'
      ? message('checks.image-never-pulled', { name })
      : null,
  look: () => 'docker image ls',
};
