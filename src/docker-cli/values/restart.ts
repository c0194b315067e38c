import { one, type Reader, refused } from './value.ts';

/** When a container is started again: `on-failure:3`, `always`; `no` is what holds where none is named. */
export const readRestart: Reader = (text) => {
  const colon = text.indexOf(':');
  const policy = colon === -1 ? text : text.slice(0, colon);
  const tries = colon === -1 ? '' : text.slice(colon + 1);
  if (colon !== -1 && !/^(?:[+-]?\d{1,15}|\*)$/u.test(tries)) {
    return refused('compare.wants-int', colon + 1, Math.max(text.length, colon + 2));
  }
  const count = tries === '*' || tries === '' ? tries : String(Number(tries));
  return one(
    [
      { name: 'policy', text: policy },
      { name: 'tries', text: count === '0' ? '' : count },
    ],
    '',
  );
};
