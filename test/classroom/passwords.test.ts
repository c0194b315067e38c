import { expect, test } from 'vitest';
import { bounded } from '../../src/classroom/bounded.ts';
import { newCode, readCode } from '../../src/classroom/code.ts';
import { createPasswords, requirePassword } from '../../src/classroom/passwords.ts';
import { accountKey, addressKey, waitLeft } from '../../src/classroom/sign-in-limits.ts';

test('a password is kept as Argon2id, and only it fits, however its characters are composed', async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash('zwölf Bojen');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwords.matches('zwo\u0308lf Bojen', hash)).toBe(true);
  expect(await passwords.matches('zwölf bojen', hash)).toBe(false);
  expect(await passwords.matches('zwölf Bojen', null)).toBe(false);
});

test('a password that would be guessed first is refused', () => {
  for (const password of ['short', 'aaaaaaaaaaaa', 'Ada.Lovelace', 'x'.repeat(201)]) {
    expect(() => requirePassword(password, ['ada.lovelace', null])).toThrow();
  }
  expect(() => requirePassword('四个汉字不够长的话就再多写一点', [])).not.toThrow();
});

test('jobs run so many at once, and who would wait too long is turned away at once', async () => {
  const inTurn = bounded(2, 1);
  let running = 0;
  let most = 0;
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const job = async () => {
    running += 1;
    most = Math.max(most, running);
    await gate;
    running -= 1;
  };
  const jobs = [inTurn(job), inTurn(job), inTurn(job)];
  expect(inTurn(job)).toBeNull();
  go();
  await Promise.all(jobs);
  expect(most).toBe(2);
  expect(inTurn(job)).not.toBeNull();
});

test('a job that fails gives its place to the next', async () => {
  const inTurn = bounded(1, 5);
  const failing = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});

test('a code is read however it was typed from paper', () => {
  const code = newCode();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(readCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
  expect(readCode('o0iI-lL1x')).toBe('0011-111X');
});

test('five tries for an account may fail; then each one more doubles the wait, up to a quarter of an hour', () => {
  const wait = (failures: number, later = 0) =>
    waitLeft('account', { failures, failedAt: 1000 }, 1000 + later) / 1000;
  expect([4, 5, 6, 7, 30].map((failures) => wait(failures))).toEqual([0, 15, 30, 60, 900]);
  expect(wait(5, 14_000)).toBe(1);
  expect(wait(30, 61 * 60_000)).toBe(0);
  expect(waitLeft('address', { failures: 59, failedAt: 0 }, 0)).toBe(0);
  expect(waitLeft('account', null, 0)).toBe(0);
});

test('an address of IPv6 counts by its network, and one of IPv4 in either form is the same', () => {
  const name = (address: string) => addressKey(address).name;
  expect(name('2001:db8:0:7::1')).toBe(name('2001:0db8:0:7:ffff::2'));
  expect(name('2001:db8:0:8::1')).not.toBe(name('2001:db8:0:7::1'));
  expect(name('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(accountKey(' ADA ')).toEqual(accountKey('ada'));
  expect(accountKey('my password').name).not.toContain('password');
});
