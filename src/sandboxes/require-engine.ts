import { message } from '../i18n/text.ts';
import { type Finished, run } from './run.ts';
import { SandboxError } from './sandbox-error.ts';

/** Rejects with what to do when no docker CLI is here, or no engine answers where `env` points. */
export async function requireEngine(env: NodeJS.ProcessEnv): Promise<void> {
  let asked: Finished;
  try {
    asked = await run('docker', ['version', '--format', '{{.Server.Version}}'], {
      env,
      timeoutMs: 15_000,
    });
  } catch (cause) {
    const late = cause instanceof Error && cause.message.includes(' took over ');
    const text = late ? message('cli.engineSilent') : message('cli.dockerCliMissing');
    throw new SandboxError(text, { cause });
  }
  if (asked.exitCode !== 0) {
    throw new SandboxError(message('cli.engineNone', { said: asked.stderr.trim() }));
  }
}
