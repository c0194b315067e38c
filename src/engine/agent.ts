import { Agent, type ClientRequest } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { DialStdio } from './dial-stdio.ts';
import type { Target, Tls } from './target.ts';

const keep = { keepAlive: true, maxSockets: 32, maxFreeSockets: 8 } as const;

/** Reaches an engine through the user's own ssh, as the docker CLI does: a process a connection, kept while in use. */
class SshAgent extends Agent {
  readonly #args: readonly string[];

  constructor(args: readonly string[]) {
    super({ ...keep, maxSockets: 4, maxFreeSockets: 2 });
    this.#args = args;
  }

  override createConnection(): Duplex {
    return new DialStdio('ssh', this.#args);
  }

  override keepSocketAlive(_socket: Duplex): boolean {
    return true;
  }

  override reuseSocket(_socket: Duplex, request: ClientRequest): void {
    request.reusedSocket = true;
  }
}

function secureOptions(tls: Tls) {
  return {
    ...(tls.ca === null ? {} : { ca: tls.ca }),
    ...(tls.cert === null ? {} : { cert: tls.cert }),
    ...(tls.key === null ? {} : { key: tls.key }),
    rejectUnauthorized: tls.verify,
  };
}

/** An agent that keeps its connections to the engine open from one request to the next. */
export function agentFor(target: Target): Agent {
  switch (target.via) {
    case 'socket':
      return new Agent(keep);
    case 'tcp':
      return target.tls === null
        ? new Agent(keep)
        : new SecureAgent({ ...keep, ...secureOptions(target.tls) });
    case 'ssh':
      return new SshAgent(target.args);
  }
}
