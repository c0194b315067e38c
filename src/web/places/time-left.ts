import { message, type Text } from '../../i18n/text.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** From here on the seconds are shown too. */
const secondsBelow = 5 * minute;

/** How much time is left (ms), as the countdown of the pages writes it: rounded down, to the minute or the second. */
export function timeLeftText(left: number): Text {
  const whole = (unit: number, within = Number.POSITIVE_INFINITY) =>
    String(Math.floor((left % within) / unit));
  if (left <= 0) return message('board.left-none');
  if (left >= day) return message('board.left-days', { days: whole(day), hours: whole(hour, day) });
  if (left >= hour)
    return message('board.left-hours', { hours: whole(hour), minutes: whole(minute, hour) });
  if (left >= secondsBelow) return message('board.left-minutes', { minutes: whole(minute) });
  const clock = `${whole(minute)}:${whole(second, minute).padStart(2, '0')}`;
  return message('board.left-clock', { clock });
}
