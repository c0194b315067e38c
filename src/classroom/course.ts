import { message } from '../i18n/text.ts';
import type { Store } from '../store/store.ts';
import { timeZone } from './assessments/local-time.ts';
import { ClassError } from './errors.ts';

const zoneKey = 'time-zone';

const knownZones = new Set<string>();

/** Whether this is a time zone that this machine knows, as in `Asia/Shanghai`. */
export function isZone(text: string): boolean {
  if (knownZones.has(text)) return true;
  const isOne = timeZone.safeParse(text).success;
  if (isOne) knownZones.add(text);
  return isOne;
}

const own = new Intl.DateTimeFormat('en').resolvedOptions().timeZone;

/** The time zone that the course's times are shown and read in; the machine's own until a teacher sets one. */
export async function courseZone(store: Store): Promise<string> {
  const kept = await store.settings.get(zoneKey);
  return typeof kept === 'string' && isZone(kept) ? kept : own;
}

/** Sets the course's time zone. Throws a `ClassError`, `bad-fields`, for what is none. */
export async function setCourseZone(store: Store, zone: string): Promise<void> {
  if (!isZone(zone)) {
    throw new ClassError(
      'bad-fields',
      message('assessments.bad-zone', { zone: zone.slice(0, 60) }),
    );
  }
  await store.settings.set(zoneKey, zone);
}
