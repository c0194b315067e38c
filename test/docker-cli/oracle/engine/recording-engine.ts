import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Reply, replyTo } from './replies.ts';
import { type Body, type EngineRequest, readBody } from './request.ts';

/** A stand-in for an engine on a unix socket, which notes what it is asked and answers as an engine would. */
export interface RecordingEngine {
  /** A value for `DOCKER_HOST`. */
  readonly dockerHost: string;
  /** What was asked since the last call, in the order in which it came; forgets it. */
  take(): readonly EngineRequest[];
  stop(): Promise<void>;
}

const version = /^\/v\d+\.\d+(?=\/)/;
const common = {
  'Api-Version': '1.50',
  'Docker-Experimental': 'true',
  Ostype: 'linux',
  Server: 'Docker/28.2.2 (linux)',
};

function requestOf(asked: IncomingMessage, body: Body): EngineRequest {
  const url = new URL(asked.url ?? '/', 'http://engine');
  const query = [...url.searchParams].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    method: asked.method ?? '',
    path: decodeURIComponent(url.pathname.replace(version, '')),
    query,
    body,
  };
}

function answer(response: ServerResponse, reply: Reply): void {
  const text = typeof reply.body === 'string' || Buffer.isBuffer(reply.body);
  const type = { 'Content-Type': text ? 'application/octet-stream' : 'application/json' };
  response.writeHead(reply.status, { ...common, ...type, ...reply.headers });
  if (reply.body === undefined) response.end();
  else response.end(text ? reply.body : JSON.stringify(reply.body));
}

async function bodyOf(asked: IncomingMessage): Promise<Body> {
  return readBody(asked.headers['content-type'], await buffer(asked));
}

/** Starts one at a socket file of this path. */
export async function startRecordingEngine(path: string): Promise<RecordingEngine> {
  let seen: EngineRequest[] = [];
  const streams = new Set<Duplex>();
  /** The place in the record is that of the request's arrival, though its body is read only later. */
  const record = async (asked: IncomingMessage): Promise<EngineRequest> => {
    const into = seen;
    const index = into.push(requestOf(asked, null)) - 1;
    const request = requestOf(asked, await bodyOf(asked));
    into[index] = request;
    return request;
  };
  /** A client may go while it still sends, as one that finds its archive broken: its request stands as far as it came. */
  const unlessGone = async (asked: IncomingMessage, serve: () => Promise<void>) => {
    try {
      await serve();
    } catch (error) {
      if (!asked.destroyed || asked.complete) throw error;
    }
  };
  const server = createServer(
    async (asked, response) =>
      await unlessGone(asked, async () => answer(response, replyTo(await record(asked)))),
  );
  // A request that takes the connection over gets a stream that ends at once, as from a command without output.
  server.on('upgrade', async (asked: IncomingMessage, socket: Duplex) => {
    streams.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => streams.delete(socket));
    await unlessGone(asked, async () => void (await record(asked)));
    socket.write(
      'HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\n' +
        'Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n',
    );
    socket.end();
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    dockerHost: `unix://${path}`,
    take: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of streams) socket.destroy();
      }),
  };
}
