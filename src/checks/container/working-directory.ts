import { message } from '../../i18n/text.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code } from '../words.ts';
import { tidyPath } from './mounts.ts';
import { settingFact } from './settings.ts';

/** The directory in which the container's commands start. */
export const workingDirectory = settingFact<TextMatcher>({
  schema: textMatcher.describe('The directory its commands start in; `/` where none is named.'),
  holds: ({ workingDirectory: path }, wanted) =>
    textHolds(tidyPath(path), typeof wanted === 'string' ? tidyPath(wanted) : wanted),
  expected: (wanted) => message('checks.working-directory', { path: textWanted(wanted) }),
  found: (settings) =>
    message('checks.working-directory', { path: code(tidyPath(settings.workingDirectory)) }),
  format: '{{.Config.WorkingDir}}',
});
