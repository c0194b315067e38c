import { expect, it } from 'vitest';
import { statusOf, statusText } from '../../../src/classroom/assessments/status.ts';
import { render } from '../../../src/i18n/text.ts';
import { overridesOf, published, rowsOf, time } from './support/table.ts';

const table = `
  # now        | exceptions            | what is said
  08:59        | -                     | Opens on Tuesday, 24 November 2026, 09:00 (UTC).
  09:00        | -                     | Open until Tuesday, 24 November 2026, 12:00 (UTC).
  11:59:59.999 | -                     | Open until Tuesday, 24 November 2026, 12:00 (UTC).
  12:00        | -                     | Closed on Tuesday, 24 November 2026, 12:00 (UTC).
  12:00        | all extra 10          | Open until Tuesday, 24 November 2026, 12:10 (UTC).
  08:59        | all opens none        | Open until Tuesday, 24 November 2026, 12:00 (UTC).
  12:00        | all closes none       | Open, without an end.
  12:00        | ada closes 13:00      | Closed on Tuesday, 24 November 2026, 12:00 (UTC), but not yet for somebody with an exception.
  12:00        | A closes none         | Closed on Tuesday, 24 November 2026, 12:00 (UTC), but not yet for somebody with an exception.
  13:00        | ada closes 13:00      | Closed on Tuesday, 24 November 2026, 12:00 (UTC).
`;

it.each(rowsOf(table))(
  'at %s, with exceptions "%s": %s',
  (now = '', exceptions = '', said = '') => {
    const status = statusOf(published('homework'), overridesOf(exceptions), time(now));
    expect(render(statusText(status, 'UTC'), 'en')).toBe(said);
  },
);

it('an assessment that is not published is a draft, whatever its dates', () => {
  const draft = published('homework', { published: false });
  expect(statusOf(draft, [], time('10:00'))).toEqual({ is: 'draft' });
});
