import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `plimsoll` with these arguments, in an environment of nothing but a PATH and these variables. */
export async function plimsoll(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const options = { cwd: root, env: { PATH: process.env.PATH, ...env } };
  try {
    const ran = await promisify(execFile)(
      process.execPath,
      ['src/cli/plimsoll.ts', ...args],
      options,
    );
    return { code: 0, ...ran };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) {
      throw error;
    }
    const { code, stdout, stderr } = error;
    return { code: Number(code), stdout: String(stdout), stderr: String(stderr) };
  }
}

/** A command that goes on until it is ended. */
export interface Started {
  /** What it has printed so far. */
  stdout(): string;
  /** Sends it the signal, and gives what it left behind. */
  end(signal: 'SIGINT' | 'SIGTERM'): Promise<Ran>;
}

/** Starts `plimsoll` with these arguments, as `plimsoll` runs it. */
export function started(args: readonly string[], env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, ['src/cli/plimsoll.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const closed = once(child, 'close');
  return {
    stdout: () => said.stdout,
    async end(signal) {
      child.kill(signal);
      const [code] = await closed;
      return { code: Number(code), ...said };
    },
  };
}
