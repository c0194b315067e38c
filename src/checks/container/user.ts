import { message, type Text } from '../../i18n/text.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code } from '../words.ts';
import { settingFact } from './settings.ts';

/** All that a user may be called: with its group and without, and root also by its number or by no word at all. */
export function userNames(given: string): readonly string[] {
  const [user = '', group] = given.split(':');
  const own = user === '' || user === '0' || user === 'root' ? ['root', '0'] : [user];
  return group === undefined ? own : [given, ...own.map((name) => `${name}:${group}`), ...own];
}

/** Whether a user is as wanted: for a user that is ruled out none of its names may fit, else one must. */
export function userHolds(given: string, wanted: TextMatcher): boolean {
  const names = userNames(given);
  return typeof wanted === 'object' && wanted.exclude !== undefined
    ? names.every((name) => textHolds(name, wanted))
    : names.some((name) => textHolds(name, wanted));
}

/** A user in words. */
export function userFound(given: string): Text {
  return message('checks.user', { user: code(given === '' ? 'root' : given) });
}

/** What is wanted of a user, in words. */
export function userWanted(wanted: TextMatcher): Text {
  return message('checks.user', { user: textWanted(wanted) });
}

/** Who runs the container's main process. */
export const user = settingFact<TextMatcher>({
  schema: textMatcher.describe('Who its main process runs as; `root` where nobody is named.'),
  holds: (settings, wanted) => userHolds(settings.user, wanted),
  expected: userWanted,
  found: (settings) => userFound(settings.user),
  format: '{{.Config.User}}',
});
