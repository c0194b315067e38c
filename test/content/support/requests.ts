import { assertNever } from '../../../src/assert-never.ts';
import type { Need } from '../../../src/checks/need.ts';

function requestFor(need: Need): string {
  switch (need.kind) {
    case 'container':
      return `GET /containers/${need.name}/json`;
    case 'http':
      return `GET /containers/${need.probe.container}/json`;
    case 'volume':
      return `GET /volumes/${need.name}`;
    case 'network':
      return `GET /networks/${need.name}`;
    case 'list':
      return need.of === 'containers' ? 'GET /containers/json?all=1' : `GET /${need.of}`;
    default:
      return assertNever(need);
  }
}

/** The requests that these needs cost when each thing is asked for once, in the order of the alphabet. */
export function requestsFor(needs: readonly Need[]): readonly string[] {
  return [...new Set(needs.map(requestFor))].toSorted();
}
