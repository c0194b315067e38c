/** The numbers of Go's strconv and math/big, as far as a flag takes them. Every pattern here is linear. */

const integer =
  /^[+-]?(?:0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)$/u;

/** A whole number as Go reads it with base 0: decimal, or `0x`, `0o`, `0b`, a leading 0 for octal; null where it is none. */
export function goInteger(text: string): bigint | null {
  if (!integer.test(text)) return null;
  const digits = text.replaceAll('_', '').replace(/^[+-]/u, '').toLowerCase();
  const octal = /^0[0-7]/u.test(digits);
  const value = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  return text.startsWith('-') ? -value : value;
}

/** Whether a text is a whole number of `bits` bits, with a sign or without. */
export function isInteger(text: string, bits: 16 | 32 | 64, signed: boolean): boolean {
  if (!signed && /^[+-]/u.test(text)) return false;
  const value = goInteger(text);
  if (value === null) return false;
  return signed ? BigInt.asIntN(bits, value) === value : BigInt.asUintN(bits, value) === value;
}

const decimal = /^([+-]?)(\d(?:_?\d)*)?(?:\.(\d(?:_?\d)*)?)?(?:e([+-]?\d(?:_?\d)*))?$/iu;
const hexadecimal =
  /^([+-]?)0x_?([\da-f](?:_?[\da-f])*)(?:\.([\da-f](?:_?[\da-f])*)?)?(?:p([+-]?\d+))?$/iu;

/** The number that Go's `ParseFloat` reads into 64 or 32 bits, `inf` and `nan` among them; null where it is none, or too large. */
export function goFloat(text: string, bits: 32 | 64): number | null {
  if (/^[+-]?(?:inf|infinity)$/iu.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?nan$/iu.test(text)) return Number.NaN;
  const value = hexadecimalValue(text) ?? decimalValue(text);
  return value !== null && Number.isFinite(bits === 32 ? Math.fround(value) : value) ? value : null;
}

function hexadecimalValue(text: string): number | null {
  const [, sign, whole = '', part = '', exponent] = hexadecimal.exec(text) ?? [];
  if (exponent === undefined) return null;
  const digits = (whole + part).replaceAll('_', '');
  const places = part.replaceAll('_', '').length * 4;
  const value = Number(`0x${digits}`) * 2 ** (Number(exponent) - places);
  return sign === '-' ? -value : value;
}

function decimalValue(text: string): number | null {
  const [, , whole, part] = decimal.exec(text) ?? [];
  return whole === undefined && part === undefined ? null : Number(text.replaceAll('_', ''));
}

/** Whether Go's `ParseFloat` takes it, into 64 or 32 bits. */
export function isFloat(text: string, bits: 32 | 64): boolean {
  return goFloat(text, bits) !== null;
}

/**
 * Whether it is a number of CPUs: a decimal number or a fraction, exact to nine decimal places. Hexadecimal numbers and
 * binary exponents, which nobody writes, are taken without a closer look.
 */
export function isCpus(text: string): boolean {
  const [numerator = '', denominator, ...more] = text.split('/');
  if (more.length > 0) return false;
  if (denominator !== undefined) {
    const [over, under] = [goInteger(numerator), goInteger(denominator)];
    if (over === null || under === null || under <= 0n || /^[+-]/u.test(denominator)) return false;
    return (over * 1_000_000_000n) % under === 0n;
  }
  const [, , whole, part = '', exponent = '0'] = decimal.exec(text) ?? [];
  if (whole === undefined && part === '') {
    return goInteger(text) !== null || hexadecimal.test(text) || /^[+-]?\d+p[+-]?\d+$/iu.test(text);
  }
  const places = lastPlace(`${whole ?? ''}`.replaceAll('_', ''), part.replaceAll('_', ''));
  return places - Number(exponent.replaceAll('_', '')) <= 9;
}

/** How many decimal places a number needs: below 0 where it ends in zeros before its point. */
function lastPlace(whole: string, part: string): number {
  const digits = whole + part;
  let zeros = 0;
  while (zeros < digits.length && digits.charAt(digits.length - 1 - zeros) === '0') zeros += 1;
  return zeros === digits.length ? Number.NEGATIVE_INFINITY : part.length - zeros;
}
