import { execFile } from 'node:child_process';
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
