import { message, type Text } from '../../i18n/text.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

function both(first: Text, rest: number, second: Text): Text {
  return rest === 0 ? first : message('assessments.both-durations', { first, second });
}

/** A length of time (milliseconds, from 0 on) in its two largest units; rounded down, so that it promises nothing more. */
export function durationText(length: number): Text {
  if (length >= day) {
    const hours = Math.floor((length % day) / hour);
    const days = message('assessments.days', { days: Math.floor(length / day) });
    return both(days, hours, message('assessments.hours', { hours }));
  }
  if (length >= hour) {
    const minutes = Math.floor((length % hour) / minute);
    const hours = message('assessments.hours', { hours: Math.floor(length / hour) });
    return both(hours, minutes, message('assessments.minutes', { minutes }));
  }
  if (length >= minute) {
    return message('assessments.minutes', { minutes: Math.floor(length / minute) });
  }
  return message('assessments.seconds', { seconds: Math.floor(length / second) });
}
