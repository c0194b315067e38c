import { message } from '../../i18n/text.ts';
import type { ContainerCase, Diagnosis } from './case.ts';
import { logsOf, partOf } from './look.ts';

/** The server runs, and nothing else that was looked at is on any network of its own: it cannot reach its peers. */
export const noSharedNetwork: Diagnosis<ContainerCase> = {
  id: 'no-shared-network',
  explain: ({ container, failed, name, observation }) => {
    if (!failed.has('http') || failed.has('ports') || container.status !== 'running') return null;
    const mine = new Set(Object.keys(container.networks).filter((one) => one !== 'bridge'));
    const peers = Object.values(observation.containers)
      .filter((seen) => seen.state === 'present')
      .map((seen) => seen.value)
      .filter((peer) => peer.id !== container.id && peer.status === 'running');
    const [first] = peers;
    const shares = peers.some((peer) => Object.keys(peer.networks).some((one) => mine.has(one)));
    return first && !shares
      ? message('checks.no-shared-network', { name, peer: first.name })
      : null;
  },
  look: ({ name }) => partOf(name, 'json .NetworkSettings.Networks'),
};

/** The port is published, and nothing in the container listens there. */
export const nothingListens: Diagnosis<ContainerCase> = {
  id: 'nothing-listens',
  explain: ({ container, failed, name }) =>
    failed.has('no-answer') && !failed.has('ports') && container.status === 'running'
      ? message('checks.nothing-listens', { name })
      : null,
  look: ({ name }) => logsOf(name),
};
