/**
 * Calls `open` while this page has one of these slots of the browser's, and `close` when it loses it. Where all are taken,
 * a page that is seen takes one over, and one that is not waits until it is. All slots together must leave some of the six
 * connections that a browser has for one server to load pages with.
 */
export function keepWithinSlots(
  slots: readonly string[],
  open: () => void,
  close: () => void,
): void {
  // Browsers have locks only where nobody can listen in; elsewhere every page has its connection.
  if (!('locks' in navigator)) {
    open();
    return;
  }
  let isHeld = false;

  const hold = (slot: string, options: LockOptions) =>
    new Promise<boolean>((granted) => {
      const held = navigator.locks.request(slot, options, (lock) => {
        granted(lock !== null);
        if (lock === null) return null;
        open();
        // Held until the page goes or another takes it over.
        return new Promise<null>(() => undefined);
      });
      held.catch(() => {
        isHeld = false;
        close();
      });
    });

  const acquire = async () => {
    if (isHeld) return;
    isHeld = true;
    for (const slot of slots) {
      if (await hold(slot, { ifAvailable: true })) return;
    }
    const [first = ''] = slots;
    if (document.hidden || !(await hold(first, { steal: true }))) isHeld = false;
  };

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void acquire();
  });
  void acquire();
}
