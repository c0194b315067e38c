import { mountValue } from './mount.ts';
import { bytesOf } from './size.ts';
import type { Reader } from './value.ts';

/** What `--tmpfs` takes: `/run`, `/run:size=64m,mode=1777,noexec`. */
export const readTmpfs: Reader = (text) => {
  const colon = text.indexOf(':');
  const target = colon === -1 ? text : text.slice(0, colon);
  const options = colon === -1 ? [] : text.slice(colon + 1).split(',');
  const mount = {
    type: 'tmpfs',
    source: '',
    target,
    readOnly: options.includes('ro'),
    options: options.filter((option) => !['', 'ro', 'rw'].includes(option)).map(oneForm),
  };
  return { ok: true, values: [mountValue(mount, `tmpfs ${text}`)] };
};

function oneForm(option: string): string {
  const [, name = '', value = ''] = /^(size|mode)=(.*)$/u.exec(option) ?? [];
  if (name === 'size') return `size=${bytesOf(value) ?? value}`;
  return name === 'mode' ? `mode=${value.replace(/^0+(?=.)/u, '')}` : option;
}
