const second = 1_000_000_000n;

/** The nanoseconds since 1970 of a time, and as how long a while it is written; null where it is no time. */
function spanOf(text: string): { readonly from: bigint; readonly length: bigint } | null {
  const [, day, time, fraction = '', zone] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d)?(?:\s+[A-Z]{3,4})?$/i.exec(
      text,
    ) ?? [];
  if (day === undefined || time === undefined) return null;
  const offset = zone?.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2') ?? 'Z';
  const ms = Date.parse(`${day}T${time}${offset.toUpperCase()}`);
  if (Number.isNaN(ms)) return null;
  const from = BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  return { from, length: second / 10n ** BigInt(fraction.length) };
}

/**
 * Whether a text is the time: as exactly as it is written, in any zone, and UTC where it names none. A time as
 * `docker ps` and Go write it, `2026-01-05 12:00:00 +0000 UTC`, is one, too.
 */
export function sameTime(given: string, actual: string): boolean {
  const [one, other] = [spanOf(given), spanOf(actual)];
  if (one === null || other === null) return given === actual;
  return one.from < other.from + other.length && other.from < one.from + one.length;
}
