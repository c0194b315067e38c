import { isIPv6 } from 'node:net';
import { loginKey } from '../store/people.ts';
import type { FailureKey, FailureScope, Failures } from '../store/sign-in-failures.ts';
import { secretHash } from './code.ts';

/** How often a try may fail before the next has to wait. A whole class may share one address. */
const free: Readonly<Record<FailureScope, number>> = { account: 5, address: 60 };
const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;

/** How long after the last failure all are forgotten, in ms. */
export const forgottenAfterMs = 60 * 60_000;

/** How long to wait yet, in ms, after these failures: each one more doubles the wait, up to a quarter of an hour. */
export function waitLeft(scope: FailureScope, failures: Failures | null, now: number): number {
  if (failures === null || now - failures.failedAt > forgottenAfterMs) return 0;
  const over = failures.failures - free[scope];
  if (over < 0) return 0;
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** over);
  return Math.max(0, failures.failedAt + wait - now);
}

/** What tries for an account are counted by: it need not exist, and the database never holds what was typed. */
export function accountKey(login: string): FailureKey {
  return { scope: 'account', name: secretHash(loginKey(login)) };
}

/** What tries from an address are counted by; of IPv6, where one household has as many as it likes, its network. */
export function addressKey(address: string): FailureKey {
  if (!isIPv6(address)) return { scope: 'address', name: address };
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return { scope: 'address', name: mapped[1] };
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...right];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return { scope: 'address', name: `${network.join(':')}::/64` };
}
