import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { locate, packageFiles, triplet } from '../../../src/sandboxes/packages.ts';

/** A program of a Debian package, installed or unpacked beside the machine, and how it is called. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Finds a program of Debian's; one in Python is called with the modules that its packages bring. */
export async function debianProgram(packages: readonly string[], file: string): Promise<Program> {
  const files = await packageFiles(packages);
  const found = locate(files, file);
  const libraries = files.roots
    .filter((root) => root !== '/')
    .flatMap((root) =>
      [`/usr/lib/${triplet()}`, `/lib/${triplet()}`, `/usr/lib/${triplet()}/systemd`].map(
        (folder) => path.join(root, folder),
      ),
    );
  const env = { ...process.env, LD_LIBRARY_PATH: libraries.join(':') };
  const beginning = readFileSync(found).subarray(0, 64).toString('latin1');
  if (!/^#!.*python3/.test(beginning)) return { command: found, args: [], env };
  const modules = files.roots.map((root) => path.join(root, 'usr/lib/python3/dist-packages'));
  return {
    command: locate(files, '/usr/bin/python3'),
    args: [found],
    env: { ...env, PYTHONPATH: modules.join(':') },
  };
}

/** What a program that has ended said, and its exit code. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a program to its end; `more` is added to its environment. */
export async function runProgram(
  { command, args, env }: Program,
  more: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const child = spawn(command, [...args, ...more], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, said };
}

/** Starts a program that goes on until the test is over; gives what it has said so far. */
export function startProgram(
  { command, args, env }: Program,
  more: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): () => string {
  const child = spawn(command, [...args, ...more], {
    cwd: options.cwd,
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await closed;
  });
  return () => said;
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('A server on a free port has no port.');
}
