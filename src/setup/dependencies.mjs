import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Why the dependencies of the checkout at `root` must be installed, in a few words; `null` when they need
 * not be. An installation that was interrupted lacks npm's own list of what it installed.
 * @param {string} root
 * @returns {string | null}
 */
export function whyInstall(root) {
  const modules = path.join(root, 'node_modules');
  const list = path.join(modules, '.package-lock.json');
  if (!existsSync(modules)) return 'they are not installed';
  if (!existsSync(list)) return 'their installation was interrupted';
  if (!existsSync(pinnedNode(root))) return 'the pinned Node is missing';
  const lock = path.join(root, 'package-lock.json');
  if (statSync(list).mtimeMs >= statSync(lock).mtimeMs) return null;
  return noted(root) === digest(lock) ? null : 'package-lock.json changed';
}

/**
 * The Node that the project is pinned to, once the dependencies are installed.
 * @param {string} root
 */
export function pinnedNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(root, 'node_modules', 'node', 'bin', name);
}

/**
 * Installs the dependencies when something is missing, and says so on stderr; else is silent.
 * Two that start at once install once. Gives whether the dependencies are there.
 * @param {string} root
 * @returns {boolean}
 */
export function ensureDependencies(root) {
  if (whyInstall(root) === null) return true;
  const free = waitForLock(root);
  try {
    const why = whyInstall(root);
    if (why === null) return true;
    process.stderr.write(`Installing Plimsoll's dependencies with npm: ${why}.\n`);
    const code = install(root);
    const still = code === 0 ? whyInstall(root) : `npm ended with ${code}`;
    if (still === null || still === 'package-lock.json changed') {
      note(root);
      return true;
    }
    process.stderr.write(
      `The dependencies could not be installed: ${still}. See what npm says above, then run \`npm ci\` in ${root}.\n`,
    );
    return false;
  } finally {
    free();
  }
}

/**
 * Installs what package-lock.json says. `npm ci` refuses a lock file that a mirror without other platforms'
 * optional packages has made; `npm install` takes the same versions from it and passes over those.
 * @param {string} root
 * @returns {number} npm's exit code
 */
function install(root) {
  const ci = npm(root, ['ci']);
  if (ci.code === 0) return 0;
  if (!ci.said.includes('EUSAGE')) {
    process.stderr.write(ci.said);
    return ci.code;
  }
  process.stderr.write('`npm ci` refuses package-lock.json here; going on with `npm install`.\n');
  const second = npm(root, ['install', '--no-save']);
  process.stderr.write(second.said);
  return second.code;
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 * @returns {{ code: number, said: string }}
 */
function npm(root, args) {
  const all = [...args, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const script = process.env.npm_execpath;
  /** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };
  const ended =
    script && /\.c?js$/.test(script)
      ? spawnSync(process.execPath, [script, ...all], options)
      : spawnSync('npm', all, { ...options, shell: process.platform === 'win32' });
  if (ended.error) return { code: 127, said: `npm could not be started: ${ended.error.message}\n` };
  return { code: ended.status ?? 1, said: ended.stderr };
}

/** @param {string} root */
function noteFile(root) {
  return path.join(root, 'node_modules', '.plimsoll-lock');
}

/** @param {string} root */
function noted(root) {
  return existsSync(noteFile(root)) ? readFileSync(noteFile(root), 'utf8') : null;
}

/** @param {string} root */
function note(root) {
  writeFileSync(noteFile(root), digest(path.join(root, 'package-lock.json')));
}

/** @param {string} file */
function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * Waits for another installation of the same checkout; the lock of a process that ended is taken over.
 * @param {string} root
 * @returns {() => void} frees the lock
 */
function waitForLock(root) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = path.join(tmpdir(), `plimsoll-install-${name}`);
  let told = false;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (!holderRuns(lock)) rmSync(lock, { force: true });
    else if (!told) {
      told = true;
      process.stderr.write(`Waiting for another installation to end (${lock}).\n`);
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

/** @param {string} lock */
function holderRuns(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    // EPERM: another user's process runs. ESRCH: none. ENOENT: the lock was freed meanwhile.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
