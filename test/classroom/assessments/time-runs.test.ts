import { describe, expect, it } from 'vitest';
import { momentMeant } from '../../../src/classroom/assessments/local-time.ts';
import { termsFor } from '../../../src/classroom/assessments/overrides.ts';
import { countsAt, deadlineOf, due } from '../../../src/classroom/assessments/time-runs.ts';
import { attemptOf, clock, overridesOf, published, rowsOf, time } from './support/table.ts';

const ada = { student: 'ada', sections: [] };

function given(kind: string, overrides: string, attempt: string) {
  const settings = published(kind === 'practice' ? 'practice' : 'exam');
  const started = attemptOf(attempt);
  if (started === null) throw new Error('There is no attempt in this row.');
  return { terms: termsFor(settings, overridesOf(overrides), ada), attempt: started };
}

describe('what is to be done for an attempt', () => {
  const table = `
    # kind   | overrides        | attempt                   | now          | to do
    exam     | -                | 09:00                     | 09:30        | nothing, look again 10:00
    exam     | -                | 09:00                     | 09:59:59.999 | nothing, look again 10:00
    exam     | -                | 09:00                     | 10:00        | hand in at 10:00
    exam     | -                | 09:00                     | 10:07        | hand in at 10:00
    exam     | -                | 11:30                     | +3 08:00     | hand in at 12:00
    exam     | -                | 09:00 to 10:00 by time    | 10:07        | nothing
    exam     | -                | 09:00 to 09:20 by student | 09:30        | nothing
    exam     | -                | 09:00 to 09:20 by student | 10:00        | nothing
    exam     | ada limit 90     | 09:00                     | 10:07        | nothing, look again 10:30
    exam     | ada limit 90     | 09:00 to 10:00 by time    | 10:07        | reopen, look again 10:30
    exam     | ada limit 90     | 09:00 to 10:00 by time    | 10:30        | nothing
    exam     | ada limit 90     | 09:00 to 09:20 by student | 09:30        | nothing
    exam     | ada limit 90     | 09:00 to 09:20 by teacher | 09:30        | nothing
    exam     | ada closes 08:00 | 09:00                     | 09:30        | hand in at 09:00
    practice | -                | 09:00                     | +999 09:00   | nothing
    practice | -                | 09:00 to 10:00 by time    | 11:00        | reopen
  `;

  it.each(rowsOf(table))('%s | %s | %s | at %s: %s', (kind, overrides, attempt, now, expected) => {
    const { terms, attempt: one } = given(kind ?? '', overrides ?? '', attempt ?? '');
    const found = due(terms, one, time(now ?? ''));
    const said =
      found.do === 'hand-in'
        ? `hand in at ${clock(found.at)}`
        : `${found.do}${found.lookAgainAt === null ? '' : `, look again ${clock(found.lookAgainAt)}`}`;
    expect(said).toBe(expected);
  });
});

describe('whether an answer counts', () => {
  const table = `
    # kind   | overrides        | attempt                   | arrives      | counts
    exam     | -                | 09:00                     | 08:59:59.999 | before-start
    exam     | -                | 09:00                     | 09:00        | yes
    exam     | -                | 09:00                     | 09:59:59.999 | yes
    exam     | -                | 09:00                     | 10:00        | time-over, 0 ms late
    exam     | -                | 09:00                     | 10:00:00.250 | time-over, 250 ms late
    exam     | -                | 11:30                     | 12:00:01     | time-over, 1000 ms late
    exam     | -                | 09:00 to 10:00 by time    | 09:59:59.999 | yes
    exam     | -                | 09:00 to 10:00 by time    | 10:00:00.001 | time-over, 1 ms late
    exam     | ada limit 90     | 09:00                     | 10:10        | yes
    exam     | ada limit 90     | 09:00 to 10:00 by time    | 10:10        | yes
    exam     | ada limit 90     | 09:00 to 10:00 by time    | 10:30        | time-over, 1800000 ms late
    exam     | ada limit 90     | 09:00 to 09:20 by student | 09:20:01     | handed-in, 1000 ms late
    exam     | -                | 09:00 to 09:20 by student | 09:19:59.999 | yes
    exam     | -                | 09:00 to 09:20 by student | 09:20        | handed-in, 0 ms late
    exam     | -                | 09:00 to 09:20 by teacher | 09:21        | handed-in, 60000 ms late
    practice | -                | 09:00                     | +999 09:00   | yes
    practice | -                | 09:00 to 09:20 by student | 09:20        | handed-in, 0 ms late
  `;

  it.each(rowsOf(table))('%s | %s | %s | at %s: %s', (kind, overrides, attempt, at, expected) => {
    const { terms, attempt: one } = given(kind ?? '', overrides ?? '', attempt ?? '');
    const found = countsAt(terms, one, time(at ?? ''));
    const late = !found.counts && 'late' in found ? `, ${found.late} ms late` : '';
    expect(found.counts ? 'yes' : `${found.why}${late}`).toBe(expected);
  });
});

describe('a night in which clocks change', () => {
  const zone = 'Europe/Berlin';
  const night = (opens: string, closes: string) => ({
    opens: momentMeant(opens, zone, 'opens'),
    closes: momentMeant(closes, zone, 'closes'),
    tries: null,
  });

  it('is an hour longer where they are put back, and a time limit keeps its real minutes', () => {
    const terms = { ...night('2026-10-25T01:30', '2026-10-25T03:30'), timeLimit: 60 };
    expect(terms.closes - terms.opens).toBe(3 * 3_600_000);
    const start = Date.parse('2026-10-25T02:30:00+02:00');
    expect(deadlineOf(terms, start)).toBe(Date.parse('2026-10-25T02:30:00+01:00'));
  });

  it('is open from the first to the second of a time that comes twice', () => {
    const terms = { ...night('2026-10-25T02:15', '2026-10-25T02:15'), timeLimit: null };
    expect(terms.opens).toBe(Date.parse('2026-10-25T02:15:00+02:00'));
    expect(terms.closes).toBe(Date.parse('2026-10-25T02:15:00+01:00'));
  });

  it('is an hour shorter where they are put forward', () => {
    const terms = { ...night('2026-03-29T01:30', '2026-03-29T03:30'), timeLimit: 90 };
    expect(terms.closes - terms.opens).toBe(3_600_000);
    expect(deadlineOf(terms, terms.opens)).toBe(terms.closes);
  });
});
