import { randomBytes } from 'node:crypto';
import { message } from '../i18n/text.ts';
import type { ApiToken } from '../store/api-tokens.ts';
import { newId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { secretHash } from './code.ts';
import type { ClassDeps } from './deps.ts';
import { ClassError } from './errors.ts';
import { isName, oneLine } from './fields.ts';
import { countFailure, requirePatience } from './tries.ts';

const shape = /^plimsoll_[\w-]{43}$/;

/** How much later a token must be used again before that is written down, in ms. */
const noticedAfterMs = 60_000;

/** Makes a token by which a script reads scores; the secret is known only now. A `ClassError` for a name that is none. */
export async function makeToken(
  store: Store,
  typedName: string,
  { person, now }: { readonly person: string; readonly now: number },
): Promise<string> {
  const name = oneLine(typedName);
  if (!isName(name)) throw new ClassError('bad-fields', message('privacy.token-no-name'));
  const secret = `plimsoll_${randomBytes(32).toString('base64url')}`;
  const tokenHash = secretHash(secret);
  await store.apiTokens.make({ id: newId(), tokenHash, name, madeAt: now, madeBy: person });
  return secret;
}

/** Whether a token still opens the scores: it does as long as whoever made it is a teacher of the class. */
export function tokenWorks({ revokedAt, maker }: ApiToken): boolean {
  return revokedAt === null && maker.role === 'teacher' && maker.removedAt === null;
}

/** The token that a script shows; a `ClassError`, counted for its address, where it is none that works. */
export async function useToken(
  deps: ClassDeps,
  secret: string,
  address: string,
): Promise<ApiToken> {
  const { store, clock } = deps;
  await requirePatience(deps, address);
  const found = shape.test(secret) ? await store.apiTokens.find(secretHash(secret)) : null;
  if (!found || !tokenWorks(found)) {
    await countFailure(deps, address);
    throw new ClassError('wrong-token', message('privacy.wrong-token'));
  }
  const now = clock();
  if (found.usedAt === null || now - found.usedAt > noticedAfterMs)
    await store.apiTokens.use(found.id, now);
  return found;
}

/** Ends a token at once. Throws a `ClassError` where there is none of this id. */
export async function revokeToken(store: Store, id: string, now: number): Promise<void> {
  if (await store.apiTokens.revoke(id, now)) return;
  throw new ClassError('unknown-token', message('privacy.unknown-token'));
}
