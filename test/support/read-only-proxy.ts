import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRead } from '../../src/engine/allow-list.ts';

/** A proxy in front of a real engine that lets nothing through but the reads on the written list. */
export interface ReadOnlyProxy {
  /** A value for `DOCKER_HOST`. */
  readonly dockerHost: string;
  /** Every request that came, as `GET /v1.41/containers/redis/json`. */
  readonly requests: string[];
  /** Those of them that were refused with 403. */
  readonly refused: string[];
  stop(): Promise<void>;
}

/** Starts a proxy in front of the engine at `dockerHost` (`tcp://…`). */
export async function readOnlyProxy(dockerHost: string): Promise<ReadOnlyProxy> {
  const { hostname, port } = new URL(dockerHost.replace(/^tcp:/, 'http:'));
  const requests: string[] = [];
  const refused: string[] = [];
  const server = createServer((asked, answer) => {
    const method = asked.method ?? '';
    const path = asked.url ?? '';
    requests.push(`${method} ${path}`);
    if (!isRead(method, path)) {
      refused.push(`${method} ${path}`);
      answer.writeHead(403).end('{"message":"not on the list of reads"}');
      return;
    }
    const onward = request({ host: hostname, port, path, method }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      answer.flushHeaders();
      reply.pipe(answer);
    });
    onward.on('error', (error) => answer.destroy(error));
    answer.on('close', () => onward.destroy());
    onward.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    dockerHost: `tcp://127.0.0.1:${own}`,
    requests,
    refused,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
