import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Something of the system that the tests need. */
export interface Requirement {
  readonly what: string;
  readonly isThere: () => boolean;
  /** Its packages on Debian and Ubuntu; those a system's lists do not know are left out. */
  readonly packages: readonly string[];
}

/** Everything that the tests need besides Node's packages and a running engine. */
export const requirements: readonly Requirement[] = [
  {
    what: 'the docker command line',
    isThere: onPath('docker'),
    packages: ['docker.io', 'docker-cli'],
  },
  { what: 'the Docker engine', isThere: onPath('dockerd'), packages: ['docker.io'] },
  { what: 'iptables', isThere: onPath('iptables'), packages: ['iptables'] },
  {
    what: 'Chromium',
    isThere: onPath('chromium', 'chromium-browser', 'google-chrome'),
    packages: ['chromium'],
  },
  { what: 'a Chinese font', isThere: chineseFont, packages: ['fonts-noto-cjk', 'fontconfig'] },
  { what: 'PostgreSQL', isThere: postgres, packages: ['postgresql'] },
];

/** Those that are not there. */
export function missing(all: readonly Requirement[]): Requirement[] {
  return all.filter((one) => !one.isThere());
}

/** The packages to install for the requirements, each once. */
export function packagesFor(wanted: readonly Requirement[]): string[] {
  return [...new Set(wanted.flatMap(({ packages }) => packages))];
}

function onPath(...names: string[]): () => boolean {
  return () => {
    const folders = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`.split(':');
    return names.some((name) => folders.some((folder) => existsSync(path.join(folder, name))));
  };
}

function postgres(): boolean {
  if (onPath('initdb')()) return true;
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return false;
  return readdirSync(root).some((version) => existsSync(path.join(root, version, 'bin/initdb')));
}

function chineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}
