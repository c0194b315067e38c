import { all, first } from './dom.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** From here on the seconds are shown too. */
const secondsBelow = 5 * minute;
/** When it is said how many minutes are left. */
const saidAt = [10, 5, 1];

/** How far the server's clock is ahead of this machine's, in ms. */
let ahead = 0;

/** Takes the server's clock (ms since 1970) for the one that counts. */
export function setServerTime(now: number): void {
  ahead = now - Date.now();
}

/** Keeps every `[data-time-left]` of the page at what is left until its `data-deadline`. */
export function startCountdowns(): void {
  const made = first('[data-now]', HTMLElement)?.dataset.now;
  if (made !== undefined) setServerTime(Number(made));
  showTimeLeft();
  setInterval(showTimeLeft, second);
}

/** Shows what is left now. */
export function showTimeLeft(): void {
  const now = Date.now() + ahead;
  for (const place of all('[data-time-left]', HTMLElement)) {
    const { deadline } = place.dataset;
    const words = place.closest<HTMLElement>('[data-left-words]')?.dataset;
    if (!deadline || !words) continue;
    const left = Number(deadline) - now;
    const text = timeLeft(left, words);
    if (place.textContent !== text) place.textContent = text;
    sayLeft(place, left);
  }
}

function timeLeft(left: number, words: DOMStringMap): string {
  const fill = (template: string | undefined, values: Readonly<Record<string, string>>) =>
    (template ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const whole = (unit: number, within = Number.POSITIVE_INFINITY) =>
    String(Math.floor((left % within) / unit));
  if (left <= 0) return words.none ?? '';
  if (left >= day) return fill(words.days, { days: whole(day), hours: whole(hour, day) });
  if (left >= hour) return fill(words.hours, { hours: whole(hour), minutes: whole(minute, hour) });
  if (left >= secondsBelow) return fill(words.minutes, { minutes: whole(minute) });
  const clock = `${whole(minute)}:${whole(second, minute).padStart(2, '0')}`;
  return fill(words.clock, { clock });
}

const before = new WeakMap<HTMLElement, number>();

/** Says to those who hear the page that 10, 5 or 1 minutes are left, when that is so; nothing in between. */
function sayLeft(place: HTMLElement, left: number): void {
  const last = before.get(place) ?? left;
  before.set(place, left);
  const passed = saidAt.findLast((minutes) => last > minutes * minute && left <= minutes * minute);
  const status = place.closest('.sitting')?.querySelector('[data-say-left]');
  if (passed === undefined || left <= 0 || !(status instanceof HTMLElement)) return;
  status.textContent = status.getAttribute(`data-at-${passed}`);
}
