import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies, pinnedNode } from './dependencies.mjs';
import { ensureNodeRuns } from './node-runs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Installs what is missing, then goes on in the pinned Node with the given file of the checkout: its
 * output, exit code and signals are this process's own. Ends with 2 where that cannot be.
 * @param {string} file relative to the checkout
 * @param {readonly string[]} args
 */
export function handOver(file, args) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    process.stderr.write(
      `Plimsoll needs Node 20 or later to start; this is ${process.version}. Get one from https://nodejs.org.\n`,
    );
    process.exit(2);
  }
  if (!ensureDependencies(root)) process.exit(2);
  if (!ensureNodeRuns(pinnedNode(root))) process.exit(2);
  const bin = path.join(root, 'node_modules', '.bin');
  const env = {
    // Where the compiled code of the last start is kept: told from outside, so that the very first file comes from
    // there too, and the compiler of types (18 MB) is not loaded for it alone.
    NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'node-compile-cache'),
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
  };
  const child = spawn(pinnedNode(root), [path.join(root, file), ...args], {
    stdio: 'inherit',
    env,
  });
  forwardSignals(child);
  child.on('error', (error) => {
    process.stderr.write(
      `The pinned Node could not be started: ${error.message}. Remove node_modules and try again.\n`,
    );
    process.exit(2);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  // A terminal gives its Ctrl-C to the child as well, which must not see it twice.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
}
