import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';

/** A process of the bench's own that serves HTTP. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to its ready line, in milliseconds. */
  readonly readyMs: number;
  /** Resident memory in MiB, as the kernel counts it. */
  residentMiB(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a script with this same Node, waits for the line that names its address, and stops only that process. */
export async function serve(
  script: string,
  options: { args?: readonly string[]; env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Served> {
  const started = performance.now();
  const child = spawn(process.execPath, [script, ...(options.args ?? [])], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const url = await readyUrl(child);
  const readyMs = performance.now() - started;
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} has no process id.`);
  return {
    url,
    pid,
    readyMs,
    residentMiB: async () => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /ready at (http:\/\/\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`It ended with ${code} before it was ready:\n${said}`)),
    );
  });
}
