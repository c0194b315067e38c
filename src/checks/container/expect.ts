import { z } from 'zod';
import { created } from '../age.ts';
import { type Claim, claim } from '../claim.ts';
import { type Combined, combinedClaims, combining } from '../combined.ts';
import { exists, expectation } from '../exists.ts';
import { labels } from '../labels.ts';
import type { Container } from '../observation.ts';
import { changes } from './changes.ts';
import { command } from './command.ts';
import { entrypoint } from './entrypoint.ts';
import { env } from './env.ts';
import { error } from './error.ts';
import { exitCode } from './exit-code.ts';
import { health } from './health.ts';
import { image } from './image.ts';
import { cpuShares, cpus, memory, pids, swap } from './limits.ts';
import { logs } from './logs.ts';
import { mounts } from './mounts.ts';
import { networks } from './networks.ts';
import { paused } from './paused.ts';
import { ports } from './ports.ts';
import { processes } from './processes.ts';
import { restartCount } from './restart-count.ts';
import { restartPolicy } from './restart-policy.ts';
import { running } from './running.ts';
import { containerStatus } from './status.ts';
import { user } from './user.ts';
import { workingDirectory } from './working-directory.ts';

/** What the engine says of each container, by itself. */
const inspected = {
  running: running.schema.optional(),
  paused: paused.schema.optional(),
  status: containerStatus.schema.optional(),
  'exit-code': exitCode.schema.optional(),
  error: error.schema.optional(),
  health: health.schema.optional(),
  'restart-count': restartCount.schema.optional(),
  'restart-policy': restartPolicy.schema.optional(),
  image: image.schema.optional(),
  command: command.schema.optional(),
  entrypoint: entrypoint.schema.optional(),
  user: user.schema.optional(),
  'working-directory': workingDirectory.schema.optional(),
  env: env.schema.optional(),
  labels: labels.schema.optional(),
  mounts: mounts.schema.optional(),
  ports: ports.schema.optional(),
  networks: networks.schema.optional(),
  memory: memory.schema.optional(),
  swap: swap.schema.optional(),
  'cpu-shares': cpuShares.schema.optional(),
  cpus: cpus.schema.optional(),
  pids: pids.schema.optional(),
  created: created.schema.optional(),
};

/** What the engine says of one container when it is asked for it. */
const askedFor = {
  processes: processes.schema.optional(),
  changes: changes.schema.optional(),
  logs: logs.schema.optional(),
};

const ofEach = z.strictObject(inspected);
const ofOne = z.strictObject({ ...inspected, ...askedFor });

/** What a check may expect of each container of a selection. */
export type EachContainer = z.output<typeof ofEach> & Combined<EachContainer>;

/** What a check may expect of a container that is there. A new fact is its module and a line in each list here. */
export type ContainerConditions = z.output<typeof ofOne> & Combined<ContainerConditions>;

/** What a check may expect of a container. */
export type ContainerExpect = ContainerConditions & { readonly exists?: boolean | undefined };

/** The schema of what a container that is there must be; `all`, `any` and `not` take it again. */
export const containerConditions: z.ZodType<ContainerConditions> = expectation(
  z.strictObject({ ...ofOne.shape, ...combining(() => containerConditions) }),
);

/** The schema of what a check may expect of each container of a selection. */
export const eachContainer: z.ZodType<EachContainer> = expectation(
  z.strictObject({ ...ofEach.shape, ...combining(() => eachContainer) }),
);

/** The schema of what a check may expect of a container. */
export const containerExpect: z.ZodType<ContainerExpect> = expectation(
  z.strictObject({
    exists: exists.optional(),
    ...ofOne.shape,
    ...combining(() => containerConditions),
  }),
);

/** What an expectation claims of a container that is there. */
export function containerClaims(expect: ContainerConditions): readonly Claim<Container>[] {
  return [
    ...claim('running', running, expect.running),
    ...claim('paused', paused, expect.paused),
    ...claim('status', containerStatus, expect.status),
    ...claim('exit-code', exitCode, expect['exit-code']),
    ...claim('error', error, expect.error),
    ...claim('health', health, expect.health),
    ...claim('restart-count', restartCount, expect['restart-count']),
    ...claim('image', image, expect.image),
    ...claim('command', command, expect.command),
    ...claim('entrypoint', entrypoint, expect.entrypoint),
    ...claim('user', user, expect.user),
    ...claim('working-directory', workingDirectory, expect['working-directory']),
    ...claim('env', env, expect.env),
    ...claim('labels', labels, expect.labels),
    ...claim('mounts', mounts, expect.mounts),
    ...claim('ports', ports, expect.ports),
    ...claim('networks', networks, expect.networks),
    ...claim('restart-policy', restartPolicy, expect['restart-policy']),
    ...claim('memory', memory, expect.memory),
    ...claim('swap', swap, expect.swap),
    ...claim('cpu-shares', cpuShares, expect['cpu-shares']),
    ...claim('cpus', cpus, expect.cpus),
    ...claim('pids', pids, expect.pids),
    ...claim('created', created, expect.created),
    ...claim('processes', processes, expect.processes),
    ...claim('changes', changes, expect.changes),
    ...claim('logs', logs, expect.logs),
    ...combinedClaims(expect, containerClaims),
  ];
}
