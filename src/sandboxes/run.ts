import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** What a program left behind: its exit code (128 + signal when a signal ended it) and all it printed. */
export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run a program. `input` is its standard input (nothing when left out); `onOutput` sees text as it comes. */
export interface RunOptions {
  readonly input?: string | Readable;
  readonly timeoutMs?: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly onOutput?: (text: string) => void;
}

const signalNumbers: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * Runs a program to its end and gives what it left behind, whatever its exit code.
 * Rejects when it cannot be started, or when it was ended because `timeoutMs` ran out.
 */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: options.env ?? process.env, cwd: options.cwd });
    let late = false;
    const limit = options.timeoutMs;
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, limit);
    const stdout: string[] = [];
    const stderr: string[] = [];
    collect(child.stdout, stdout, options.onOutput);
    collect(child.stderr, stderr, options.onOutput);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(new Error(`\`${command}\` could not be started: ${cause.message}`, { cause }));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (late) {
        const told = stderr.join('').trim();
        reject(new Error(`\`${command} ${args.join(' ')}\` took over ${limit} ms. ${told}`));
        return;
      }
      const exitCode = code ?? 128 + (signalNumbers[signal ?? ''] ?? 0);
      resolve({ exitCode, stdout: stdout.join(''), stderr: stderr.join('') });
    });
    // A program may end without reading all of its input; its exit code says whether that is a fault.
    child.stdin.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') reject(error);
    });
    if (options.input === undefined || typeof options.input === 'string') {
      child.stdin.end(options.input);
    } else {
      options.input.on('error', (error) => {
        child.kill('SIGKILL');
        reject(error);
      });
      options.input.pipe(child.stdin);
    }
  });
}

/** Like `run`, but an exit code other than 0 is an error that carries what the program said. */
export async function must(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const finished = await run(command, args, options);
  if (finished.exitCode === 0) return finished.stdout;
  const said = (finished.stderr.trim() || finished.stdout.trim()).slice(-4000);
  throw new Error(`\`${command} ${args.join(' ')}\` ended with ${finished.exitCode}: ${said}`);
}

function collect(stream: Readable, into: string[], onOutput?: (text: string) => void): void {
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    into.push(text);
    onOutput?.(text);
  });
}
