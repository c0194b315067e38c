import { message } from '../../i18n/text.ts';
import { type NumberMatcher, numberHolds, numberWanted, wholeNumber } from '../number-matcher.ts';
import { code } from '../words.ts';
import { settingFact } from './settings.ts';

/** How often the container's restart policy has started it again. */
export const restartCount = settingFact<NumberMatcher>({
  schema: wholeNumber(0, 1_000_000).describe('How often its restart policy has started it again.'),
  holds: (settings, wanted) => numberHolds(settings.restartCount, wanted),
  expected: (wanted) => message('checks.restart-count', { count: numberWanted(wanted) }),
  found: (settings) =>
    message('checks.restart-count', { count: code(String(settings.restartCount)) }),
  format: '{{.RestartCount}}',
});
