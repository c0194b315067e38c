import type { Fields } from './fields.ts';

/** What was typed and is not yet known to be kept by the server; it outlives a reload. */
export interface Shadow {
  readonly fields: Fields;
  /** The revision it was typed on. */
  readonly revision: number;
  /** How many answers the server had when it was typed: more of them now mean that this one arrived. */
  readonly answers: number;
  readonly submitted: boolean;
  readonly at: number;
}

const prefix = 'plimsoll.draft.';

const nameKey = 'plimsoll.tab';

/**
 * This tab's own name; it stays through reloads. A page that is open holds the name alone, because a tab that is
 * duplicated takes over a copy of the storage, and must not pass for the one it was copied from.
 */
export function tabName(): string {
  const name = takeName() ?? crypto.randomUUID();
  window.addEventListener('pagehide', () => leaveName(name));
  window.addEventListener('pageshow', () => takeName());
  return name;
}

function takeName(): string | null {
  try {
    const name = sessionStorage.getItem(nameKey);
    sessionStorage.removeItem(nameKey);
    return name;
  } catch {
    return null;
  }
}

function leaveName(name: string): void {
  try {
    sessionStorage.setItem(nameKey, name);
  } catch {
    return;
  }
}

function parse(text: string | null): Shadow | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isShadow(value) ? value : null;
  } catch {
    return null;
  }
}

function isShadow(value: unknown): value is Shadow {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'fields' in value &&
    typeof value.fields === 'object' &&
    value.fields !== null &&
    'revision' in value &&
    typeof value.revision === 'number' &&
    'answers' in value &&
    typeof value.answers === 'number' &&
    'submitted' in value &&
    typeof value.submitted === 'boolean' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}

/** The shadow of one question attempt, one a tab. Storage that the browser refuses is done without. */
export function shadowOf(attempt: string, tab: string) {
  const base = `${prefix}${attempt}.`;
  const own = base + tab;
  return {
    /** This tab's, else the newest that a closed tab left. */
    read(): Shadow | null {
      try {
        const mine = parse(localStorage.getItem(own));
        if (mine) return mine;
        return Object.keys(localStorage)
          .filter((key) => key.startsWith(base))
          .flatMap((key) => parse(localStorage.getItem(key)) ?? [])
          .reduce<Shadow | null>((best, one) => (best && best.at > one.at ? best : one), null);
      } catch {
        return null;
      }
    },
    write(shadow: Shadow): void {
      try {
        localStorage.setItem(own, JSON.stringify(shadow));
      } catch {
        return;
      }
    },
    /** All of this attempt's are settled, those of closed tabs too. */
    clear(): void {
      try {
        for (const key of Object.keys(localStorage)) {
          if (key.startsWith(base)) localStorage.removeItem(key);
        }
      } catch {
        return;
      }
    },
    clearOwn(): void {
      try {
        localStorage.removeItem(own);
      } catch {
        return;
      }
    },
  };
}
