import { z } from 'zod';
import { message } from '../i18n/text.ts';
import { type Client, openClient } from './client.ts';
import { type DockerEnv, discover, type Machine } from './discover.ts';
import { EngineTrouble, secondsIn, type Target } from './target.ts';
import { troubleText } from './trouble.ts';

/** An engine that has answered, and the API version both sides know. */
export interface Connection {
  readonly client: Client;
  readonly version: string;
  readonly apiVersion: string;
  /** What stands before every path: `/v1.41`. */
  readonly prefix: string;
}

/** How long finding an engine and greeting it may take. */
export const connectDeadlineMs = 5_000;

/** The newest API version whose answers Plimsoll knows. */
const newest = '1.52';

const versionAnswer = z.looseObject({ Version: z.string(), ApiVersion: z.string() });

function older(one: string, other: string): string {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor) ? one : other;
}

async function greet(client: Client, signal: AbortSignal): Promise<Connection> {
  const { host } = client.target;
  const { status, body } = await client.get('/version', signal);
  if (status !== 200) {
    if (body.includes('HTTP request to an HTTPS server'))
      throw new EngineTrouble(message('engine.wants-tls', { host }));
    throw new EngineTrouble(
      message('engine.error', { host, status: String(status), reason: reasonOf(body) }),
    );
  }
  try {
    const { Version: version, ApiVersion } = versionAnswer.parse(JSON.parse(body));
    const apiVersion = older(ApiVersion, newest);
    if (!/^\d+\.\d+$/.test(apiVersion)) throw new Error(`ApiVersion is ${ApiVersion}`);
    return { client, version, apiVersion, prefix: `/v${apiVersion}` };
  } catch (cause) {
    throw new EngineTrouble(message('engine.not-an-engine', { host }), { cause });
  }
}

/** The reason in an engine's error, `{"message": …}`, or the start of whatever it sent. */
export function reasonOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed)
      return String(parsed.message).slice(0, 500);
  } catch {
    return body.slice(0, 200).trim();
  }
  return body.slice(0, 200).trim();
}

async function tryTarget(target: Target, signal: AbortSignal): Promise<Connection> {
  const client = openClient(target);
  try {
    return await greet(client, signal);
  } catch (cause) {
    client.close();
    const text = signal.aborted
      ? message('engine.silent', { host: target.host, seconds: secondsIn(connectDeadlineMs) })
      : troubleText(cause, target);
    throw new EngineTrouble(text, { cause });
  }
}

/** Finds the engine and learns its version. Throws `EngineTrouble` of the first place that was tried. */
export async function connect(env: DockerEnv, machine: Machine): Promise<Connection> {
  const signal = AbortSignal.timeout(connectDeadlineMs);
  const targets = await discover(env, machine);
  let first: unknown = null;
  for (const target of targets) {
    try {
      return await tryTarget(target, signal);
    } catch (error) {
      first ??= error;
    }
  }
  throw first ?? new EngineTrouble(message('engine.none'));
}
