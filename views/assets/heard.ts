const key = 'plimsoll.heard';
const mostRemembered = 200;

function kept(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(ids) ? ids.map(String) : [];
  } catch {
    return [];
  }
}

/** What was dismissed; where the browser keeps nothing, it holds as long as the page is open. */
let dismissed = kept();

/** The ids of the announcements that the reader has dismissed. */
export function dismissedIds(): ReadonlySet<string> {
  return new Set(dismissed);
}

/** Keeps this announcement out of sight in this browser. */
export function rememberDismissed(id: string): void {
  keep([...dismissed, id]);
}

/** Shows these announcements again. */
export function restoreDismissed(ids: readonly string[]): void {
  keep(dismissed.filter((id) => !ids.includes(id)));
}

function keep(ids: readonly string[]): void {
  dismissed = ids.slice(-mostRemembered);
  try {
    localStorage.setItem(key, JSON.stringify(dismissed));
  } catch {
    return;
  }
}
