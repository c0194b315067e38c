import { setServerTime, showTimeLeft } from './countdown.ts';
import { all, first } from './dom.ts';
import { dismissedIds, rememberDismissed, restoreDismissed } from './heard.ts';
import { followStream } from './stream.ts';

interface Told {
  /** By the server's clock; times in ms since 1970. */
  readonly now: number;
  readonly deadline: number | null;
  readonly until: string | null;
  readonly handedIn: boolean;
  readonly announcements: readonly {
    readonly id: string;
    readonly text: string;
    readonly when: string;
  }[];
}

const reloadKey = 'plimsoll.reloaded';
/** A page that shows something else than the server says, even after it was loaded anew, is not loaded without end. */
const leastReloadMs = 5_000;

/**
 * On the pages of an assessment that somebody works on: shows what is said to everybody, keeps the end of the time, and
 * shows the page anew when the work was handed in, or goes on.
 */
export function followAssessment(): void {
  const bar = first('[data-follow]', HTMLElement);
  const address = bar?.dataset.follow;
  if (!bar || !address) return;
  hideDismissed(bar);
  bar.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const notice = target.closest<HTMLElement>('[data-announcement]');
    if (target.closest('[data-dismiss]') && notice) {
      rememberDismissed(notice.dataset.announcement ?? '');
      hideDismissed(bar);
      first('a', HTMLElement, bar)?.focus();
    }
    if (target.closest('[data-heard-again]')) {
      restoreDismissed(shownIds(bar));
      hideDismissed(bar);
      first('[data-dismiss]', HTMLElement, bar)?.focus();
    }
  });
  followStream({
    address,
    event: 'standing',
    slots: ['plimsoll-follow-1', 'plimsoll-follow-2'],
    tell: (data) => show(bar, JSON.parse(data)),
    lost: () => {
      delete bar.dataset.connected;
    },
  });
}

function show(bar: HTMLElement, told: Told): void {
  bar.dataset.connected = 'yes';
  setServerTime(told.now);
  if (told.handedIn !== (bar.dataset.handedIn === 'yes')) {
    reload();
    return;
  }
  const place = first('[data-time-left]', HTMLElement, bar);
  if ((told.deadline === null) !== (place === null)) {
    reload();
    return;
  }
  if (place) place.dataset.deadline = String(told.deadline);
  const until = first('[data-until]', HTMLElement, bar);
  if (until && told.until !== null) until.textContent = told.until;
  showTimeLeft();
  const known = new Set(shownIds(bar));
  for (const one of told.announcements) if (!known.has(one.id)) add(bar, one);
  hideDismissed(bar);
}

function shownIds(bar: HTMLElement): string[] {
  return all('[data-announcements] [data-announcement]', HTMLElement, bar).map(
    (notice) => notice.dataset.announcement ?? '',
  );
}

function add(bar: HTMLElement, one: Told['announcements'][number]): void {
  const shape = first('[data-announcement-shape]', HTMLTemplateElement, bar);
  const notice = shape?.content.firstElementChild?.cloneNode(true);
  if (!(notice instanceof HTMLElement)) return;
  notice.dataset.announcement = one.id;
  const fill = (selector: string, text: string) => {
    const place = first(selector, HTMLElement, notice);
    if (place) place.textContent = text;
  };
  fill('.saying', one.text);
  fill('[data-when]', one.when);
  const button = first('[data-dismiss]', HTMLElement, notice);
  const label = button?.getAttribute('aria-label') ?? '';
  button?.setAttribute('aria-label', label.replace('{time}', one.when));
  first('[data-announcements]', HTMLElement, bar)?.append(notice);
}

function hideDismissed(bar: HTMLElement): void {
  const dismissed = dismissedIds();
  let hidden = 0;
  for (const notice of all('[data-announcements] [data-announcement]', HTMLElement, bar)) {
    notice.hidden = dismissed.has(notice.dataset.announcement ?? '');
    if (notice.hidden) hidden += 1;
  }
  bar.dataset.sorted = 'yes';
  const again = first('[data-heard-again]', HTMLElement, bar);
  if (again) again.hidden = hidden === 0;
}

function reload(): void {
  const wait = Math.max(0, leastReloadMs - (Date.now() - lastReload()));
  setTimeout(() => {
    try {
      sessionStorage.setItem(reloadKey, String(Date.now()));
    } finally {
      location.reload();
    }
  }, wait);
}

function lastReload(): number {
  try {
    return Number(sessionStorage.getItem(reloadKey) ?? 0);
  } catch {
    return 0;
  }
}
