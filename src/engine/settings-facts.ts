import type { ContainerSettings } from '../checks/observation.ts';
import { number, object, type Raw, text } from './raw.ts';

const healths: ReadonlyMap<string, ContainerSettings['health']> = new Map([
  ['starting', 'starting'],
  ['healthy', 'healthy'],
  ['unhealthy', 'unhealthy'],
]);

const usualPeriod = 100_000;

function limited(value: number): number | null {
  return value > 0 ? value : null;
}

/** `--cpus` is kept in billionths; a quota counts by its period. */
function cpusOf(host: Raw): number | null {
  const nano = number(host.NanoCpus);
  if (nano > 0) return nano / 1e9;
  const quota = number(host.CpuQuota);
  return quota > 0 ? quota / (number(host.CpuPeriod) || usualPeriod) : null;
}

/** How an inspected container is run, and how it fares. */
export function settingsFacts(raw: Raw): ContainerSettings {
  const config = object(raw.Config);
  const host = object(raw.HostConfig);
  const state = object(raw.State);
  const swap = number(host.MemorySwap);
  return {
    user: text(config.User),
    workingDirectory: text(config.WorkingDir),
    health: healths.get(text(object(state.Health ?? state.Healthcheck).Status)) ?? 'none',
    restartCount: number(raw.RestartCount),
    limits: {
      memory: limited(number(host.Memory)),
      swap: swap === 0 ? null : swap,
      cpuShares: limited(number(host.CpuShares)),
      cpus: cpusOf(host),
      pids: limited(number(host.PidsLimit)),
    },
  };
}
