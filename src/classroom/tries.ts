import { message } from '../i18n/text.ts';
import type { ClassDeps } from './deps.ts';
import { ClassError } from './errors.ts';
import { accountKey, addressKey, forgottenAfterMs, waitLeft } from './sign-in-limits.ts';

function tooMany(waitMs: number): ClassError {
  const seconds = Math.ceil(waitMs / 1000);
  const minutes = Math.ceil(seconds / 60);
  const text =
    seconds < 60
      ? message('people.wait-seconds', { seconds })
      : message('people.wait-minutes', { minutes });
  return new ClassError('too-many-tries', text, { retryAfter: seconds });
}

/** Throws where this address has failed too often of late. */
export async function requirePatience({ store, clock }: ClassDeps, address: string): Promise<void> {
  const wait = waitLeft('address', await store.signInFailures.get(addressKey(address)), clock());
  if (wait > 0) throw tooMany(wait);
}

/** Counts a failure of this address. */
export async function countFailure({ store, clock }: ClassDeps, address: string): Promise<void> {
  const at = clock();
  await store.signInFailures.count({
    key: addressKey(address),
    at,
    forgetBefore: at - forgottenAfterMs,
    mustWait: () => false,
  });
}

/**
 * Whether a password is right, within the limits: it is counted as a failure of the account before it is compared, so
 * that many tries at once do not get round them. `hash` is null for an account that there is not, or that has none.
 */
export async function tryPassword(
  deps: ClassDeps,
  tried: {
    readonly login: string;
    readonly password: string;
    readonly hash: () => Promise<string | null>;
    readonly address: string;
  },
): Promise<boolean> {
  const { store, passwords, clock } = deps;
  await requirePatience(deps, tried.address);
  const key = accountKey(tried.login);
  const at = clock();
  const counted = await store.signInFailures.count({
    key,
    at,
    forgetBefore: at - forgottenAfterMs,
    mustWait: (failures) => waitLeft('account', failures, at) > 0,
  });
  if (counted.waits) throw tooMany(waitLeft('account', counted, at));
  const right = await passwords.matches(tried.password, await tried.hash());
  if (right) await store.signInFailures.clear(key);
  else await countFailure(deps, tried.address);
  return right;
}
