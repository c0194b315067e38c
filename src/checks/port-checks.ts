import { z } from 'zod';
import { common, diagnose, name } from './check-parts.ts';
import { port } from './port.ts';
import { redisExpect } from './redis.ts';

const published = {
  container: name,
  port: port.describe("The container's port; wherever it is published is what is asked."),
};

const tcpExpect = z.strictObject({
  open: z.boolean().describe('Whether a connection is taken, and kept when nothing is sent.'),
});

/** A check of whether a published port takes a connection. */
export const tcpCheck = z.strictObject({
  ...common,
  tcp: z.strictObject(published).describe('A connection to a published port of a container.'),
  expect: tcpExpect,
  diagnose: diagnose(tcpExpect),
});

export type TcpCheck = z.output<typeof tcpCheck>;

/** A check of what a Redis server at a published port answers. */
export const redisCheck = z.strictObject({
  ...common,
  redis: z
    .strictObject({
      ...published,
      send: z.enum(['PING']).default('PING').describe('Nothing else is ever sent.'),
    })
    .describe('A PING to a Redis server at a published port of a container.'),
  expect: redisExpect,
  diagnose: diagnose(redisExpect),
});

export type RedisCheck = z.output<typeof redisCheck>;
