import { one, type Reader } from './value.ts';

const names = (
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP ' +
  'TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'
).split(' ');

/** A signal: `SIGKILL`, `KILL`, `kill` and `9` are the same. */
export const readSignal: Reader = (text) => {
  const number = /^[1-9]\d?$/u.test(text) ? Number(text) : 0;
  const name = names[number - 1] ?? text.toUpperCase().replace(/^SIG/u, '');
  return one([{ name: 'value', text: name }], text);
};
