import type { Network } from '../checks/observation.ts';
import { array, object, record, text } from './raw.ts';

/** The facts of a network; null where the answer has no network's shape. */
export function networkFacts(value: unknown): Network | null {
  const raw = object(value);
  const id = text(raw.Id);
  const name = text(raw.Name);
  if (id === '' || name === '') return null;
  return {
    id,
    name,
    driver: text(raw.Driver),
    scope: text(raw.Scope),
    internal: raw.Internal === true,
    attachable: raw.Attachable === true,
    createdAt: text(raw.Created),
    labels: record(raw.Labels),
    options: record(raw.Options),
    ipam: array(object(raw.IPAM).Config).map((one) => ({
      subnet: text(object(one).Subnet),
      gateway: text(object(one).Gateway),
      ipRange: text(object(one).IPRange),
    })),
    members: Object.entries(object(raw.Containers)).map(([containerId, one]) => ({
      containerId,
      containerName: text(object(one).Name),
      address: text(object(one).IPv4Address).replace(/\/\d+$/, ''),
    })),
  };
}
