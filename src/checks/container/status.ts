import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import type { Container, ContainerStatus } from '../observation.ts';
import { isMapping, pick } from '../pick.ts';
import { codes } from '../words.ts';

const status = z.enum([
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]) satisfies z.ZodType<ContainerStatus>;

type Wanted = ContainerStatus | { readonly 'one-of': readonly ContainerStatus[] };

/** The container's status in words, with its exit code where it has ended. */
export function statusFound(container: Container): Text {
  return container.status === 'exited' || container.status === 'restarting'
    ? message('checks.status-exited', {
        status: container.status,
        code: String(container.exitCode),
      })
    : message('checks.status', { status: container.status });
}

/** Docker's own word for the container's state. */
export const containerStatus: Fact<Container, Wanted> = {
  schema: pick([status, z.strictObject({ 'one-of': z.array(status).min(1) })], (input) =>
    isMapping(input) ? 1 : 0,
  ).describe("Docker's own word for its state."),
  holds: (container, wanted) =>
    typeof wanted === 'string'
      ? container.status === wanted
      : wanted['one-of'].includes(container.status),
  expected: (wanted) =>
    typeof wanted === 'string'
      ? message('checks.status', { status: wanted })
      : message('checks.one-of', { list: codes(wanted['one-of']) }),
  found: statusFound,
  look: () => 'docker container ls --all',
};
