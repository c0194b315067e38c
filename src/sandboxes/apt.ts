import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.ts';

/** Whether this process may install packages: as root, on a system that has `apt-get`. */
export function mayInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** What to install, and whether services among it may start at once, as they would by themselves. */
export interface InstallOptions {
  /** Names that the system's lists do not know are left out: distributions split their packages differently. */
  readonly packages: readonly string[];
  readonly startServices: boolean;
}

/** Installs packages without asking anything. Rejects with what `apt-get` says. */
export async function installPackages({ packages, startServices }: InstallOptions): Promise<void> {
  // Old lists may still do where the network is away, so that only the installation itself decides.
  const updated = await apt(['update', '-qq']);
  const known = await knownPackages(packages);
  const names = known.length === 0 ? packages : known;
  const allow = startServices ? () => undefined : keepServicesStopped();
  try {
    const installed = await apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
    if (installed.exitCode === 0) return;
    const said = [updated.stderr.trim(), installed.stderr.trim()].filter((one) => one !== '');
    throw new Error(`\`apt-get install ${names.join(' ')}\` failed: ${said.join('\n')}`);
  } finally {
    allow();
  }
}

function apt(args: readonly string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1' };
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env });
}

async function knownPackages(packages: readonly string[]): Promise<string[]> {
  const asked = await run('apt-cache', ['show', '--no-all-versions', ...packages]);
  const known = new Set([...asked.stdout.matchAll(/^Package: (\S+)$/gm)].map(([, name]) => name));
  return packages.filter((name) => known.has(name));
}

const policy = '/usr/sbin/policy-rc.d';

/** Has Debian start no service that a package brings; gives what undoes that. A policy that is there stays. */
function keepServicesStopped(): () => void {
  if (existsSync(policy)) return () => undefined;
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const remove = () => rmSync(policy, { force: true });
  process.once('exit', remove);
  return () => {
    process.off('exit', remove);
    remove();
  };
}
