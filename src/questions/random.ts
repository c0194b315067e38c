import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** The seed with its bits stirred: the generator's first numbers hardly differ between seeds that are near each other. */
function stirred(seed: number): number {
  let bits = seed | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return bits ^ (bits >>> 16);
}

/** A generator whose numbers depend on the seed alone, even for seeds in a row. */
export function randomFrom(seed: number): RandomGenerator {
  return xoroshiro128plus(stirred(seed));
}

/** A stable seed from a text (FNV-1a): an unsigned 32-bit number. */
export function seedFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
