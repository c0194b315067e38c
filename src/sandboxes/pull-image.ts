import { spawn } from 'node:child_process';

/** How a pull ended. `offline` means that the registry cannot be reached, so that another pull is no use. */
export type Pull =
  | { readonly outcome: 'pulled' }
  | { readonly outcome: 'offline' | 'refused'; readonly said: string };

/** How long a registry may stay silent before a pull counts as offline, and how long a pull may take. */
export const pullLimits = { firstWordMs: 10_000, wholeMs: 600_000 };

const unreachable =
  /no such host|dial tcp|i\/o timeout|connection (?:refused|reset)|network is unreachable|no route to host|Client\.Timeout|TLS handshake|request canceled|temporary failure|server misbehaving|deadline exceeded|proxyconnect|EOF/i;

/** Pulls one image on the engine that `env` names, in bounded time. */
export function pullImage(
  name: string,
  env: NodeJS.ProcessEnv,
  limits: { readonly firstWordMs: number; readonly wholeMs: number } = pullLimits,
): Promise<Pull> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', ['image', 'pull', name], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stderr: string[] = [];
    let ended: Pull | undefined;
    const stop = (said: string) => {
      ended = { outcome: 'offline', said };
      child.kill('SIGKILL');
    };
    const first = setTimeout(
      () => stop(`no answer from the registry in ${limits.firstWordMs / 1000} s`),
      limits.firstWordMs,
    );
    const whole = setTimeout(
      () => stop(`not done after ${limits.wholeMs / 60_000} min`),
      limits.wholeMs,
    );
    child.stdout.on('data', () => clearTimeout(first));
    child.stderr.setEncoding('utf8').on('data', (text: string) => stderr.push(text));
    const finish = () => {
      clearTimeout(first);
      clearTimeout(whole);
    };
    child.on('error', (error) => {
      finish();
      reject(error);
    });
    child.on('close', (code) => {
      finish();
      resolve(ended ?? judge(code, stderr.join('').trim()));
    });
  });
}

function judge(code: number | null, said: string): Pull {
  if (code === 0) return { outcome: 'pulled' };
  return { outcome: unreachable.test(said) ? 'offline' : 'refused', said };
}
