import { randomBytes } from 'node:crypto';
import { message } from '../i18n/text.ts';
import { bounded } from './bounded.ts';
import { ClassError } from './errors.ts';

/**
 * Argon2id with 19 MiB, two passes and one lane: the smallest setting that OWASP's password storage guidance calls
 * sufficient. It takes some 30 ms of one core, so that a whole class can sign in at the start of a lesson.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Two hashes at once leave two of Node's four worker threads to the disk. Who would have to wait behind this many more
 * (some three seconds) is asked to try again.
 */
const atOnce = 2;
const waiting = 200;

/** The fewest and the most characters of a password. */
export const shortestPassword = 10;
export const longestPassword = 200;

/** Hashes passwords and compares them, off the thread that answers requests. */
export interface Passwords {
  /** Throws a `ClassError`, `busy`, where too many wait. */
  hash(password: string): Promise<string>;
  /** Whether the password is the one of this hash. With null, for nobody's, it takes as long and is false. */
  matches(password: string, hash: string | null): Promise<boolean>;
}

/** The same characters, however a keyboard composed them. */
function same(password: string): string {
  return password.normalize('NFKC');
}

export function createPasswords(): Passwords {
  const inTurn = bounded(atOnce, waiting);
  let nobody: Promise<string> | undefined;
  const run = <T>(job: () => Promise<T>): Promise<T> => {
    const turn = inTurn(job);
    if (turn) return turn;
    throw new ClassError('busy', message('people.busy'), { retryAfter: 5 });
  };
  const hash = async (password: string) => {
    const argon2 = await import('@node-rs/argon2');
    return run(() => argon2.hash(same(password), parameters));
  };
  return {
    hash,
    matches: async (password, kept) => {
      const argon2 = await import('@node-rs/argon2');
      nobody ??= argon2.hash(randomBytes(32), parameters);
      const against = kept ?? (await nobody);
      const fits = await run(() => argon2.verify(against, same(password)));
      return fits && kept !== null;
    },
  };
}

/** Refuses a password that is too short, too long, or what everybody would try first. */
export function requirePassword(password: string, itsOwner: readonly (string | null)[]): void {
  const length = [...same(password)].length;
  if (length < shortestPassword)
    throw new ClassError(
      'bad-fields',
      message('people.password-short', { least: shortestPassword }),
    );
  if (length > longestPassword)
    throw new ClassError('bad-fields', message('people.password-long', { most: longestPassword }));
  const plain = same(password).toLowerCase();
  const isOwn = itsOwner.some((one) => one !== null && same(one).toLowerCase() === plain);
  if (isOwn || new Set(plain).size < 4)
    throw new ClassError('bad-fields', message('people.password-plain'));
}
