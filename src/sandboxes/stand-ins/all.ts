import { alpine } from './alpine.ts';
import { helloWorld } from './hello-world.ts';
import { mobyCounter } from './moby-counter.ts';
import { nginx } from './nginx.ts';
import { redis } from './redis.ts';
import type { StandIn } from './stand-in.ts';

/** Every image that can be built where none can be pulled. */
export const standIns: readonly StandIn[] = [alpine, helloWorld, mobyCounter, nginx, redis];

/** The stand-in for an image, or `undefined` where there is none. A name without a tag means `latest`. */
export function standInFor(name: string): StandIn | undefined {
  const full = withTag(name);
  return standIns.find((one) => one.name === full);
}

/** An image's name with its tag written out. */
export function withTag(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return last.includes(':') || last.includes('@') ? name : `${name}:latest`;
}
