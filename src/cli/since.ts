import { message } from '../i18n/text.ts';
import { CliError } from './cli-error.ts';

const unitMs: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 1e-3,
  µs: 1e-3,
  ns: 1e-6,
};

/** A length of time as Go writes it, `1h30m`, in milliseconds; null where it is none. */
function durationMs(text: string): number | null {
  if (!/^([\d.]+(h|ms|us|µs|ns|m|s))+$/u.test(text)) return null;
  let sum = 0;
  for (const [, figure = '', unit = ''] of text.matchAll(/([\d.]+)(h|ms|us|µs|ns|m|s)/gu)) {
    sum += Number(figure) * (unitMs[unit] ?? Number.NaN);
  }
  return Number.isFinite(sum) ? sum : null;
}

/** A date with or without a time and a zone; this machine's zone where it names none. Null where it is none. */
function dateMs(text: string): number | null {
  const [, day, time = '00:00', zone = ''] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?(Z|[+-]\d\d:\d\d)?$/u.exec(text) ??
    [];
  if (day === undefined) return null;
  const ms = Date.parse(`${day}T${time}${zone}`);
  return Number.isNaN(ms) ? null : ms;
}

/**
 * A time as `docker events --since` takes it: a date (`2026-01-02T15:04:05`), seconds since 1970, or a length of time
 * before `now` (`10m`, `1h30m`). In milliseconds since 1970. Throws a `CliError` for anything else.
 */
export function sinceTime(text: string, now: number): number {
  if (/^\d+(\.\d{1,9})?$/u.test(text)) return Number(text) * 1000;
  const ago = durationMs(text);
  const ms = ago === null ? dateMs(text) : now - ago;
  if (ms !== null) return ms;
  throw new CliError(message('cli.inspectBadSince', { found: text }));
}
