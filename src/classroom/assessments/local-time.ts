import { z } from 'zod';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function isOnTheCalendar(wall: string): boolean {
  const asUtc = new Date(`${wall}Z`);
  return !Number.isNaN(asUtc.getTime()) && asUtc.toISOString().startsWith(wall);
}

/** A course's time zone by its IANA name: `Europe/Berlin`, `Asia/Shanghai`, `UTC`. Offsets such as `+08:00` are none. */
export const timeZone = z.string().max(64).refine(isTimeZone);

/** A wall clock's reading as `YYYY-MM-DDTHH:MM`, the way a browser's field for a local time sends it. */
export const wallTime = z
  .string()
  .regex(/^(?:19[7-9]|20\d|21\d)\d-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .refine(isOnTheCalendar);

/** What the wall clock of `zone` shows at `at`, reckoned as if it were UTC (milliseconds). */
function wallAt(at: number, zone: string): number {
  const shown = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(shown.get(type));
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** How far the wall clock of `zone` is ahead of UTC at `at`, in milliseconds. */
export function offsetAt(at: number, zone: string): number {
  return wallAt(at, zone) - Math.floor(at / 1000) * 1000;
}

/** The wall clock's reading at `at` as `YYYY-MM-DDTHH:MM`, to put into a form's field. */
export function wallText(at: number, zone: string): string {
  return new Date(wallAt(at, zone)).toISOString().slice(0, 16);
}

/**
 * The moments at which a wall clock shows a reading: `once`; `twice` where clocks are put back; `skipped` where they are
 * put forward over it, with the moment at which it would have come had they not been.
 */
export type Moments =
  | { readonly is: 'once'; readonly at: number }
  | { readonly is: 'twice'; readonly first: number; readonly second: number }
  | { readonly is: 'skipped'; readonly at: number };

const day = 86_400_000;

/** When the wall clock of `zone` shows `wall` (as `wallTime` lets it through). */
export function momentsOf(wall: string, zone: string): Moments {
  const asUtc = Date.parse(`${wall}Z`);
  const before = offsetAt(asUtc - day, zone);
  const after = offsetAt(asUtc + day, zone);
  const [first, second] = [...new Set([asUtc - before, asUtc - after])]
    .filter((at) => wallAt(at, zone) === asUtc)
    .sort((one, other) => one - other);
  if (first === undefined) return { is: 'skipped', at: asUtc - before };
  return second === undefined ? { is: 'once', at: first } : { is: 'twice', first, second };
}

/**
 * The moment a teacher means by a reading. What comes twice opens at the first and closes at the second, so that nobody
 * has less time than is said; what is skipped is as far behind the last reading before it as it looks.
 */
export function momentMeant(wall: string, zone: string, use: 'opens' | 'closes'): number {
  const moments = momentsOf(wall, zone);
  if (moments.is !== 'twice') return moments.at;
  return use === 'opens' ? moments.first : moments.second;
}
