import type { Language, Localised } from '../../i18n/language.ts';
import { type Message, message } from '../../i18n/text.ts';
import { momentsOf, offsetAt, wallText } from './local-time.ts';

function naming(part: 'weekday' | 'month'): Readonly<Record<Language, Intl.DateTimeFormat>> {
  const options: Intl.DateTimeFormatOptions = { [part]: 'long', timeZone: 'UTC' };
  return {
    en: new Intl.DateTimeFormat('en', options),
    'zh-CN': new Intl.DateTimeFormat('zh-CN', options),
  };
}

const namings = { weekday: naming('weekday'), month: naming('month') };

function named(part: 'weekday' | 'month', wall: string, language: Language): string {
  return namings[part][language].format(Date.parse(`${wall}Z`));
}

/** Chinese counts its months; English names them. */
function monthOf(wall: string): Localised {
  return { en: named('month', wall, 'en'), 'zh-CN': String(Number(wall.slice(5, 7))) };
}

/** `UTC+01:00`, the way clocks are told apart where one hour comes twice. */
function offsetText(at: number, zone: string): string {
  const minutes = Math.round(offsetAt(at, zone) / 60_000);
  const digits = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  const sign = minutes < 0 ? '-' : '+';
  return `UTC${sign}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

/**
 * A moment (ms since 1970) as the course's clock shows it, with its day and zone; where clocks are put back and it shows
 * the same twice, with its distance from UTC too. Seconds are left out.
 */
export function whenText(at: number, zone: string): Message {
  const wall = wallText(at, zone);
  const values = {
    weekday: { en: named('weekday', wall, 'en'), 'zh-CN': named('weekday', wall, 'zh-CN') },
    year: wall.slice(0, 4),
    month: monthOf(wall),
    day: String(Number(wall.slice(8, 10))),
    time: wall.slice(11),
    zone,
  };
  return momentsOf(wall, zone).is === 'twice'
    ? message('assessments.when-twice', { ...values, offset: offsetText(at, zone) })
    : message('assessments.when', values);
}
