import { message } from '../i18n/text.ts';
import type { RemovedStudent } from '../store/belongings.ts';
import type { Forgotten } from '../store/expired.ts';
import type { Store } from '../store/store.ts';
import { failureNamesOf } from './erasing.ts';
import { ClassError } from './errors.ts';
import { forgottenAfterMs } from './sign-in-limits.ts';

const key = 'keep-months';
const mostMonths = 120;
const aDay = 24 * 60 * 60_000;

/** How long a link is remembered after its time, in ms: whoever opens it late is told that it has expired. */
const linksRememberedMs = 7 * aDay;

function isMonths(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostMonths;
}

/**
 * For how many months the work of students who were removed is kept after it was last touched; null: until a teacher
 * erases it, which is so until one sets it.
 */
export async function keptMonths(store: Store): Promise<number | null> {
  const kept = await store.settings.get(key);
  return isMonths(kept) ? kept : null;
}

/** Sets it from what was typed; empty: until a teacher erases it. Throws a `ClassError` for what is no such number. */
export async function keepForMonths(store: Store, typed: string): Promise<void> {
  const text = typed.trim();
  const months = text === '' ? null : Number(text);
  if (months !== null && !isMonths(months)) {
    throw new ClassError('bad-fields', message('privacy.bad-months', { most: mostMonths }));
  }
  await store.settings.set(key, months);
}

/** The moment that lies so many months before `now` (ms since 1970), on the same day of its month or on its last. */
export function monthsBefore(months: number, now: number): number {
  const date = new Date(now);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
  return midnight + (now % aDay);
}

/** Those of the removed students whose work has been kept for its time. */
export function tooOld(
  students: readonly RemovedStudent[],
  months: number | null,
  now: number,
): readonly RemovedStudent[] {
  if (months === null) return [];
  const since = monthsBefore(months, now);
  return students.filter(({ touchedAt }) => touchedAt < since);
}

/** What a round of tidying did: how many students it erased, and what else it forgot. */
export interface Tidied extends Forgotten {
  readonly students: number;
  readonly months: number | null;
}

/** Erases the students whose work has been kept for its time, and forgets what has expired. */
export async function tidyUp(store: Store, now: number): Promise<Tidied> {
  const months = await keptMonths(store);
  let students = 0;
  if (months !== null) {
    const untouchedSince = monthsBefore(months, now);
    for (const student of tooOld(await store.belongings.removedStudents(), months, now)) {
      const erasure = {
        personId: student.id,
        failureNames: failureNamesOf(student),
        untouchedSince,
      };
      if ((await store.belongings.erase(erasure)) === 'erased') students += 1;
    }
  }
  const forgotten = await store.expired.forget({
    sessions: now,
    links: now - linksRememberedMs,
    failures: now - forgottenAfterMs,
  });
  return { ...forgotten, students, months };
}

/** What tidying every day needs of the world. */
export interface TidyingDeps {
  readonly store: Store;
  /** Ms since 1970. */
  readonly clock: () => number;
  readonly tell: (tidied: Tidied) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Tidying up. */
export interface Tidying {
  /** Tidies up now, and then every day. Resolves when it is done now; what goes wrong is told as trouble. */
  start(): Promise<void>;
  /** Looks no more; resolves when what is under way is done. */
  close(): Promise<void>;
}

/** What tidies up; `start` begins it. */
export function tidyDaily({ store, clock, tell, onTrouble }: TidyingDeps): Tidying {
  let timer: NodeJS.Timeout | undefined;
  let tidying = Promise.resolve();
  const tidy = () => {
    tidying = tidying.then(() => tidyUp(store, clock())).then(tell, onTrouble);
    return tidying;
  };
  return {
    start: () => {
      timer ??= setInterval(tidy, aDay).unref();
      return tidy();
    },
    close: () => {
      clearInterval(timer);
      return tidying;
    },
  };
}
