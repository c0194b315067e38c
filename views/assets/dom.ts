/** The elements that match, of one class of element; others are left out. */
export function all<T extends Element>(
  selector: string,
  kind: new () => T,
  within: ParentNode = document,
): T[] {
  return [...within.querySelectorAll(selector)].filter(
    (element): element is T => element instanceof kind,
  );
}

/** The first element that matches and is of this class; null where there is none. */
export function first<T extends Element>(
  selector: string,
  kind: new () => T,
  within: ParentNode = document,
): T | null {
  return all(selector, kind, within)[0] ?? null;
}

/** The time of day as the reader's language writes it, to the minute. */
export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
