import { createHash, randomInt } from 'node:crypto';

/** Digits and capitals without I, L, O and U, which are misread on paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function random(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * A code that works once, as `K7QM-2XPA-9RTD-41HC`: 80 random bits, short enough to be typed from a card. Guessing goes
 * through the server, which lets an address fail only so often.
 */
export function newCode(): string {
  return grouped(random(16));
}

/** A code by which a whole class joins, as `K7QM-2XPA`: 40 random bits. It opens nobody's account. */
export function newJoinCode(): string {
  return grouped(random(8));
}

/** A code as it was made, however it was typed: small letters, other dashes, O for 0, I and L for 1. */
export function readCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  return grouped(letters.replaceAll('O', '0').replace(/[IL]/g, '1'));
}

/** What is kept of a secret that has enough random bits of its own. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
