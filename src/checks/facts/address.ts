/** An address as it is written shortest, without a prefix length; as it was given where it is none. */
function tidyAddress(text: string): string {
  const bare = text.replace(/\s*\/\s*\d{1,3}$/, '').toLowerCase();
  if (!bare.includes(':')) return bare;
  const host = `http://[${bare}]`;
  return URL.canParse(host) ? new URL(host).hostname : bare;
}

/** Whether two texts are one address; a prefix length after it does not count. */
export function sameAddress(one: string, other: string): boolean {
  return tidyAddress(one) === tidyAddress(other);
}

/** The first address of a range of IPv4, as a number; null where it is no such range. */
function firstOf(range: string): { readonly first: number; readonly bits: number } | null {
  const [, address = '', length = ''] = /^([\d.]+)\s*\/\s*(\d{1,2})$/.exec(range) ?? [];
  const parts = address.split('.').map(Number);
  const bits = Number(length);
  if (parts.length !== 4 || parts.some((part) => !(part <= 255)) || bits > 32) return null;
  const whole = parts.reduce((sum, part) => sum * 256 + part, 0);
  return { first: whole - (whole % 2 ** (32 - bits)), bits };
}

/** Whether two texts are one range of addresses: `172.20.0.1/16` lies in, and means, `172.20.0.0/16`. */
export function sameNetwork(one: string, other: string): boolean {
  const [range, wanted] = [firstOf(one), firstOf(other)];
  if (range && wanted) return range.first === wanted.first && range.bits === wanted.bits;
  const length = (text: string) => /\/\s*(\d{1,3})$/.exec(text)?.[1];
  return length(one) !== undefined && length(one) === length(other) && sameAddress(one, other);
}
