import { wallText } from './local-time.ts';

/** A moment as the course's clock shows it, in short: the time of day, and the date before it on another day. */
export function briefTime(at: number, now: number, zone: string): string {
  const [date, time] = [wallText(at, zone).slice(0, 10), wallText(at, zone).slice(11, 16)];
  return date === wallText(now, zone).slice(0, 10) ? time : `${date} ${time}`;
}
