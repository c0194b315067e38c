import { z } from 'zod';
import { type Claim, claim } from '../claim.ts';
import { exists, expectation } from '../exists.ts';
import { labels } from '../labels.ts';
import type { Container } from '../observation.ts';
import { command } from './command.ts';
import { env } from './env.ts';
import { exitCode } from './exit-code.ts';
import { image } from './image.ts';
import { mounts } from './mounts.ts';
import { networks } from './networks.ts';
import { ports } from './ports.ts';
import { restartPolicy } from './restart-policy.ts';
import { running } from './running.ts';
import { containerStatus } from './status.ts';

/** What a check may expect of a container. A new fact is its module and a line in each list here. */
export const containerExpect = expectation(
  z.strictObject({
    exists: exists.optional(),
    running: running.schema.optional(),
    status: containerStatus.schema.optional(),
    'exit-code': exitCode.schema.optional(),
    image: image.schema.optional(),
    command: command.schema.optional(),
    env: env.schema.optional(),
    labels: labels.schema.optional(),
    mounts: mounts.schema.optional(),
    ports: ports.schema.optional(),
    networks: networks.schema.optional(),
    'restart-policy': restartPolicy.schema.optional(),
  }),
);

export type ContainerExpect = z.output<typeof containerExpect>;

/** What an expectation claims of a container that is there. */
export function containerClaims(expect: ContainerExpect): readonly Claim<Container>[] {
  return [
    ...claim('running', running, expect.running),
    ...claim('status', containerStatus, expect.status),
    ...claim('exit-code', exitCode, expect['exit-code']),
    ...claim('image', image, expect.image),
    ...claim('command', command, expect.command),
    ...claim('env', env, expect.env),
    ...claim('labels', labels, expect.labels),
    ...claim('mounts', mounts, expect.mounts),
    ...claim('ports', ports, expect.ports),
    ...claim('networks', networks, expect.networks),
    ...claim('restart-policy', restartPolicy, expect['restart-policy']),
  ];
}
