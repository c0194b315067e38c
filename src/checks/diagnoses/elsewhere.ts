import { message } from '../../i18n/text.ts';
import { portHolds } from '../container/ports.ts';
import { seenSelection } from '../look-up.ts';
import { own } from '../own.ts';
import { type ContainerCase, type Diagnosis, firstOf, unnamedContainers } from './case.ts';
import { allContainers } from './look.ts';
import { misses as missingMounts } from './mounts.ts';
import { wishes } from './networks.ts';
import { bindingOf, misses as missingPorts } from './ports.ts';

/** The volume that is mounted elsewhere, where nothing of the learner's is in its place here, and by which container. */
function volumeElsewhere(given: ContainerCase) {
  return firstOf(missingMounts(given), ({ at, volume }) => {
    if (volume === null || (at !== null && !at.anonymous)) return null;
    const holder = unnamedContainers(given, given.container.id).find((one) =>
      one.mounts.some((mount) => mount.name === volume),
    );
    const found = holder?.names[0];
    return found === undefined ? null : { volume, found };
  });
}

/** The right volume, mounted in a container that nobody asked for. */
export const volumeOnOther: Diagnosis<ContainerCase> = {
  id: 'on-other-container',
  explain: (given) => {
    const there = volumeElsewhere(given);
    return there && message('checks.volume-on-other-container', { name: given.name, ...there });
  },
  look: (given) => {
    const volume = volumeElsewhere(given)?.volume;
    return volume === undefined ? allContainers : `${allContainers} --filter volume=${volume}`;
  },
};

/** The port is published as wanted, by a container that nobody asked for, and not by this one. */
export const portOnOther: Diagnosis<ContainerCase> = {
  id: 'on-other-container',
  explain: (given) =>
    firstOf(missingPorts(given), ({ inside, outside, wanted }) => {
      if (inside === null || outside === null) return null;
      if (bindingOf(given.container, (one) => one.containerPort === inside)) return null;
      const holder = unnamedContainers(given, given.container.id).find((one) =>
        one.ports.some((port) => portHolds(port, wanted)),
      );
      const found = holder?.names[0];
      if (found === undefined) return null;
      const { name } = given;
      const [port, host] = [String(inside), String(outside)];
      return message('checks.port-on-other-container', { name, port, host, found });
    }),
  look: () => 'docker container ls',
};

/** The alias that another container of the right network answers to, and which. */
function aliasElsewhere(given: ContainerCase) {
  const { container, observation } = given;
  return firstOf(wishes(given), ({ missing, wanted }) => {
    const network = wanted.name;
    const there = seenSelection(observation, { network });
    if (there.state !== 'present') return null;
    return firstOf(missing, (alias) => {
      const holder = there.value.find(
        (one) =>
          one.id !== container.id && own(one.networks, network)?.aliases.includes(alias) === true,
      );
      return holder === undefined ? null : { alias, network, found: holder.name };
    });
  });
}

/** The network that another container of the same image is on, which nobody asked for, and which. */
function networkElsewhere(given: ContainerCase) {
  const { container } = given;
  return firstOf(wishes(given), ({ at, wanted }) => {
    const network = wanted.name;
    const like = unnamedContainers(given, container.id).find(
      (one) => one.networks.includes(network) && one.imageId === container.image.id,
    );
    const found = like?.names[0];
    return at !== null || found === undefined ? null : { network, found };
  });
}

/** The alias was given to another container, or another of the same image was put on the network. */
export const networkOnOther: Diagnosis<ContainerCase> = {
  id: 'on-other-container',
  explain: (given) => {
    const { name } = given;
    const alias = aliasElsewhere(given);
    if (alias) return message('checks.alias-on-other-container', { name, ...alias });
    const network = networkElsewhere(given);
    return network && message('checks.network-on-other-container', { name, ...network });
  },
  look: (given) => {
    const network = (aliasElsewhere(given) ?? networkElsewhere(given))?.network;
    return network === undefined ? allContainers : `docker network inspect ${network}`;
  },
};
