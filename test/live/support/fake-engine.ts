import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A stand-in of an engine with volumes and nothing else, which can be in trouble as no real one can be made to be. */
export interface FakeEngine {
  readonly dockerHost: string;
  readonly volumes: Set<string>;
  /** The paths it was asked for, without the API version, and without `/version`. */
  readonly asked: string[];
  /** Tells its followers an event. */
  tell(type: string, action: string, id: string, attributes?: Record<string, string>): void;
  /** Writes as it is to the followers. */
  write(text: string): void;
  /** Accepts, and answers nothing but `/version`, while this holds. */
  hangs: boolean;
  /** Accepts, and does not answer, whatever lists all of something while this holds. */
  hangsOnLists: boolean;
  /** How long it takes over each answer, in milliseconds. */
  slowMs: number;
  /** Whether `/events` is answered; otherwise it is unknown to it. */
  hasEvents: boolean;
  /** Breaks every connection off. */
  cutOff(): void;
}

function json(reply: ServerResponse, body: unknown, status = 200): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Starts one; it ends with the test. */
export async function fakeEngine(): Promise<FakeEngine> {
  const followers = new Set<ServerResponse>();
  const volumes = new Set<string>();
  const asked: string[] = [];
  const volume = (name: string) => ({ Name: name, Driver: 'local', Scope: 'local', Labels: null });
  const answer = (path: string, reply: ServerResponse) => {
    const [, name = ''] = /^\/volumes\/(.+)$/.exec(path) ?? [];
    if (path === '/volumes') json(reply, { Volumes: [...volumes].map(volume) });
    else if (volumes.has(name)) json(reply, volume(name));
    else if (path.startsWith('/containers/json')) json(reply, []);
    else json(reply, { message: 'no such thing' }, 404);
  };
  const server = createServer((request, reply) => {
    const path = (request.url ?? '').replace(/^\/v[\d.]+/, '');
    if (path === '/version') {
      setTimeout(() => json(reply, { Version: 'stand-in', ApiVersion: '1.41' }), fake.slowMs);
      return;
    }
    asked.push(path);
    if (
      fake.hangs ||
      (fake.hangsOnLists && /^\/(volumes|networks|containers\/json)(\?|$)/.test(path))
    )
      return;
    if (path !== '/events' || !fake.hasEvents) {
      setTimeout(() => answer(path, reply), fake.slowMs);
      return;
    }
    followers.add(reply);
    reply.on('close', () => followers.delete(reply));
    reply.writeHead(200);
    reply.flushHeaders();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const fake: FakeEngine = {
    dockerHost: `tcp://127.0.0.1:${port}`,
    volumes,
    asked,
    hangs: false,
    hangsOnLists: false,
    slowMs: 0,
    hasEvents: true,
    tell(type, action, id, attributes = {}) {
      const event = { Type: type, Action: action, Actor: { ID: id, Attributes: attributes } };
      fake.write(`${JSON.stringify(event)}\n`);
    },
    write(text) {
      for (const follower of followers) follower.write(text);
    },
    cutOff: () => server.closeAllConnections(),
  };
  return fake;
}
