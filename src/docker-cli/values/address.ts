const fourParts = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u;
const group = /^[\da-fA-F]{1,4}$/u;

/** Whether a text is an IPv4 address. */
export function isIpv4(text: string): boolean {
  return fourParts.test(text);
}

/** Whether a text is an IPv6 address, without brackets. */
export function isIpv6(text: string): boolean {
  if (text.length > 45 || !text.includes(':')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const embedded = isIpv4(last);
  const plain = embedded ? groups.slice(0, -1) : groups;
  const count = plain.length + (embedded ? 2 : 0);
  return plain.every((one) => group.test(one)) && (halves.length === 2 ? count < 8 : count === 8);
}

/** Whether a text is an address of either kind. */
export function isAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}
