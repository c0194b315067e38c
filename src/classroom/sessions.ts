import { randomBytes } from 'node:crypto';
import { newId } from '../store/ids.ts';
import type { Person } from '../store/people.ts';
import type { NewSession, Session } from '../store/sessions.ts';
import type { Store } from '../store/store.ts';
import { secretHash } from './code.ts';

/** How long a session lasts after it was last seen, in ms: two weeks. */
export const sessionLastsMs = 14 * 24 * 60 * 60_000;

/** How much later it must be seen again before that is written down. */
const noticedAfterMs = 5 * 60_000;

/** What is known of a browser. */
export interface Browser {
  readonly address: string;
  readonly agent: string;
}

/** A session that begins, and the secret that its browser keeps. */
export interface Begun {
  readonly token: string;
  readonly session: NewSession;
}

/** A session as it is shown: its address and agent cut to what is read. */
export function beginSession(personId: string, browser: Browser, now: number): Begun {
  const token = randomBytes(32).toString('base64url');
  const session = {
    id: newId(),
    tokenHash: secretHash(token),
    personId,
    createdAt: now,
    seenAt: now,
    expiresAt: now + sessionLastsMs,
    ...shortened(browser),
  };
  return { token, session };
}

function shortened({ address, agent }: Browser): Browser {
  return { address: address.slice(0, 64), agent: agent.slice(0, 300) };
}

/** Whose session it is, and whether its browser is to be told that it lasts longer now. */
export interface Found {
  readonly session: Session;
  readonly person: Person;
  readonly renewed: boolean;
}

/** The session of a token while it lasts and its person belongs to the class; seeing it makes it last longer. */
export async function findSession(
  store: Store,
  token: string,
  browser: Browser,
  now: number,
): Promise<Found | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const found = await store.sessions.find(secretHash(token));
  if (!found) return null;
  const { session, person } = found;
  if (session.endedAt !== null || session.expiresAt <= now || person.removedAt !== null)
    return null;
  const renewed = now - session.seenAt > noticedAfterMs;
  if (renewed) {
    await store.sessions.touch({
      id: session.id,
      seenAt: now,
      expiresAt: now + sessionLastsMs,
      ...shortened(browser),
    });
  }
  return { session, person, renewed };
}
