import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Why the Node at `node` does not run here, in its own words; `null` when it runs.
 * @param {string} node
 * @returns {string | null}
 */
export function whyNotRunning(node) {
  const ended = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (ended.error) return ended.error.message;
  return ended.status === 0 ? null : ended.stderr.trim();
}

/**
 * The Debian package that holds the library a program could not load; `null` for a library this project does not
 * know to be missing anywhere. A small Debian has no libatomic, which Node's own builds need from version 25 on.
 * @param {string} words what the program's loader said
 * @returns {string | null}
 */
export function packageFor(words) {
  return words.includes('libatomic.so.1') ? 'libatomic1' : null;
}

/**
 * Sees to it that the pinned Node runs: as root on Debian or Ubuntu installs the library that it lacks, elsewhere
 * says what to install. Gives whether it runs.
 * @param {string} node
 * @returns {boolean}
 */
export function ensureNodeRuns(node) {
  const why = whyNotRunning(node);
  if (why === null) return true;
  const lacking = packageFor(why);
  const isRoot = process.getuid?.() === 0;
  if (lacking !== null && isRoot && existsSync('/usr/bin/apt-get')) {
    process.stderr.write(`The pinned Node needs a library: installing ${lacking} with apt-get.\n`);
    aptInstall(lacking);
    if (whyNotRunning(node) === null) return true;
  }
  const hint =
    lacking === null
      ? 'Remove node_modules and try again.'
      : `Install it first: ${installCommand(lacking)}`;
  process.stderr.write(`The pinned Node does not run on this machine: ${why}\n${hint}\n`);
  return false;
}

/** @param {string} name */
function aptInstall(name) {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const install = ['install', '-y', '--no-install-recommends', name];
  if (spawnSync('apt-get', install, { ...options, stdio: 'ignore' }).status === 0) return;
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', install, options);
}

/** @param {string} name */
function installCommand(name) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)) return `sudo apt-get install ${name}`;
  if (/^ID(_LIKE)?=.*(fedora|rhel)/m.test(release)) return 'sudo dnf install libatomic';
  return `the library that ${name} holds on Debian`;
}
