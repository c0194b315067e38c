import type { Language } from '../../i18n/language.ts';

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...options, hourCycle: 'h23' });
}

const clocks = {
  en: format('en', { hour: '2-digit', minute: '2-digit' }),
  'zh-CN': format('zh-CN', { hour: '2-digit', minute: '2-digit' }),
};

const calendars = {
  en: format('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
  'zh-CN': format('zh-CN', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }),
};

const halfADay = 12 * 60 * 60 * 1000;

/** A moment as a person reads it: the time of day, and the date too when it is longer ago. Both in ms since 1970. */
export function shownTime(at: number, now: number, language: Language): string {
  return (Math.abs(now - at) < halfADay ? clocks : calendars)[language].format(at);
}
