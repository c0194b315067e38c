import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { type Comparison, compares, comparison } from './number-matcher.ts';
import { pick } from './pick.ts';

const units = new Map([
  ['', 0],
  ['b', 0],
  ['k', 1],
  ['m', 2],
  ['g', 3],
  ['t', 4],
]);

const written = /^\s*(\d+(?:\.\d+)?)\s*([bkmgt]?)(?:i?b)?\s*$/i;

/** How many bytes a text or number means, as Docker reads it: `128m`, `128M` and `128MiB` are 134217728. NaN for others. */
export function bytesOf(given: string | number): number {
  if (typeof given === 'number') return given;
  const [, digits, unit = ''] = written.exec(given) ?? [];
  const power = units.get(unit.toLowerCase());
  if (digits === undefined || power === undefined) return Number.NaN;
  return Math.trunc(Number(digits) * 1024 ** power);
}

const amount = pick(
  [
    z.int().min(0),
    z
      .string()
      .max(40)
      .refine((text) => text.includes('{{') || !Number.isNaN(bytesOf(text)), {
        message: 'an amount of bytes, such as `128M` or `134217728`',
      }),
  ],
  (input) => (typeof input === 'string' ? 1 : 0),
);

/** An amount of bytes that must be met: `128M`, or conditions such as `{less: 1G}`. */
export type BytesMatcher = Comparison<string | number>;

/** The schema of an amount of bytes that must be met. */
export const bytesMatcher: z.ZodType<BytesMatcher> = comparison(amount);

/** Whether an amount of bytes is as wanted. */
export function bytesHold(bytes: number, wanted: BytesMatcher): boolean {
  return compares(bytes, wanted, bytesOf);
}

/** An amount of bytes in words: `128M` where it is that exactly, else in bytes. */
export function bytesFound(bytes: number): Text {
  for (const [unit, power] of [
    ['G', 3],
    ['M', 2],
    ['K', 1],
  ] as const) {
    const one = 1024 ** power;
    if (bytes >= one && bytes % one === 0)
      return message('checks.code', { text: `${bytes / one}${unit}` });
  }
  return message('checks.bytes', { bytes: String(bytes) });
}
