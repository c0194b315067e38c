import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  momentMeant,
  momentsOf,
  timeZone,
  wallText,
  wallTime,
} from '../../../src/classroom/assessments/local-time.ts';

const zones = [
  'Africa/Casablanca',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
];

/** The same question answered by the platform's own calendar. */
function oracle(wall: string, zone: string): ReturnType<typeof momentsOf> {
  const plain = Temporal.PlainDateTime.from(wall);
  const at = (disambiguation: 'earlier' | 'later') =>
    plain.toZonedDateTime(zone, { disambiguation });
  const [first, second] = [at('earlier').epochMilliseconds, at('later').epochMilliseconds];
  if (first === second) return { is: 'once', at: first };
  return at('earlier').toPlainDateTime().equals(plain)
    ? { is: 'twice', first, second }
    : { is: 'skipped', at: second };
}

describe('a time in the course', () => {
  it.each([
    ['Europe/Berlin', '2026-11-24T09:00', '2026-11-24T08:00Z'],
    ['Europe/Berlin', '2026-07-01T09:00', '2026-07-01T07:00Z'],
    ['Asia/Shanghai', '2026-07-01T09:00', '2026-07-01T01:00Z'],
    ['Asia/Kathmandu', '2026-07-01T00:00', '2026-06-30T18:15Z'],
    ['UTC', '2028-02-29T23:59', '2028-02-29T23:59Z'],
  ])('in %s, %s is %s', (zone, wall, instant) => {
    const at = Date.parse(instant);
    expect(momentsOf(wall, zone)).toEqual({ is: 'once', at });
    expect(wallText(at, zone)).toBe(wall);
  });

  it('that comes twice opens at the first and closes at the second', () => {
    const wall = '2026-10-25T02:30';
    expect(momentsOf(wall, 'Europe/Berlin')).toEqual({
      is: 'twice',
      first: Date.parse('2026-10-25T00:30Z'),
      second: Date.parse('2026-10-25T01:30Z'),
    });
    expect(momentMeant(wall, 'Europe/Berlin', 'opens')).toBe(Date.parse('2026-10-25T00:30Z'));
    expect(momentMeant(wall, 'Europe/Berlin', 'closes')).toBe(Date.parse('2026-10-25T01:30Z'));
  });

  it('that clocks skip is as far behind the last one as it looks', () => {
    const at = Date.parse('2026-03-29T01:30Z');
    expect(momentsOf('2026-03-29T02:30', 'Europe/Berlin')).toEqual({ is: 'skipped', at });
    expect(wallText(at, 'Europe/Berlin')).toBe('2026-03-29T03:30');
    expect(momentMeant('2026-03-29T02:30', 'Europe/Berlin', 'closes')).toBe(at);
  });

  it("is what the platform's calendar says, near changes of the clock and a skipped day too", () => {
    for (const zone of zones) {
      for (const changes of ['2026-10-25T00:00', '2026-03-29T00:00', '2026-04-05T00:00']) {
        const start = Date.parse(`${changes}Z`) - 86_400_000;
        for (let minute = 0; minute < 3 * 1440; minute += 15) {
          const wall = new Date(start + minute * 60_000).toISOString().slice(0, 16);
          expect([zone, wall, momentsOf(wall, zone)]).toEqual([zone, wall, oracle(wall, zone)]);
        }
      }
    }
    const lost = '2011-12-30T12:00';
    expect(momentsOf(lost, 'Pacific/Apia')).toEqual(oracle(lost, 'Pacific/Apia'));
  });

  it("is what the platform's calendar says in any year of this century, and comes back as it was", () => {
    const minute = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2100, 0) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
        const wall = new Date(at * 60_000).toISOString().slice(0, 16);
        const moments = momentsOf(wall, zone);
        expect(moments).toEqual(oracle(wall, zone));
        if (moments.is === 'once') expect(wallText(moments.at, zone)).toBe(wall);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '2026-02-30T10:00',
    '2026-11-24T24:00',
    '2026-11-24T09:60',
    '2026-11-24 09:00',
    '2026-11-24T09:00Z',
    '2026-11-24',
    '1869-11-24T09:00',
    '2200-11-24T09:00',
  ])('is not %s', (wall) => {
    expect(wallTime.safeParse(wall).success).toBe(false);
  });

  it.each(zones)('may be kept in %s', (zone) => {
    expect(timeZone.parse(zone)).toBe(zone);
  });

  it.each(['Europe/Atlantis', '+08:00', '', 'Berlin'])('is kept in no zone called "%s"', (zone) => {
    expect(timeZone.safeParse(zone).success).toBe(false);
  });
});
