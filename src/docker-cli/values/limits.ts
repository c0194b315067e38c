import { bytesOf } from './size.ts';
import { isFree, one, type Reader, refused, refusedWhole, single } from './value.ts';

const limits = new Set(
  (
    'as core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending ' +
    'stack'
  ).split(' '),
);

/** GPUs to give a container: `all` and `2` are `count=all` and `count=2`, and the order of what is asked is none. */
export const readGpus: Reader = (text, manner) => {
  if (isFree(text, manner) || text.includes('"')) return single(text);
  const asked = text.split(',').map((part) => (part.includes('=') ? part : `count=${part}`));
  return single(asked.toSorted().join(','));
};

/** A limit of a process: `nofile=1024` is `nofile=1024:1024`. */
export const readUlimit: Reader = (text, manner) => {
  if (isFree(text, manner)) return readFreeUlimit(text, manner);
  const [, name = '', soft, hard = soft] =
    /^([^=]*)=(-?\d{1,18})(?::(-?\d{1,18}))?$/u.exec(text) ?? [];
  if (soft === undefined || hard === undefined) return refusedWhole('compare.wants-ulimit', text);
  if (!limits.has(name)) return refused('compare.wants-ulimit', 0, name.length);
  const [low, high] = [Number(soft), Number(hard)];
  const wrong = high !== -1 && (low === -1 || low > high);
  if (wrong) return refused('compare.wants-soft-limit', name.length + 1, text.length);
  return limit(name, String(low), String(high));
};

const readFreeUlimit: Reader = (text) => {
  const [, name = '', soft = '*', hard = soft] = /^([^=]*)=?([^:]*)(?::(.*))?$/su.exec(text) ?? [];
  return limit(name, soft || '*', hard || '*');
};

function limit(name: string, soft: string, hard: string) {
  const parts = [
    { name: 'name', text: name },
    { name: 'soft', text: soft },
    { name: 'hard', text: hard },
  ];
  return one(parts, '', name);
}

/** A device and its limit, as `--device-read-bps /dev/sda:1mb` takes them. */
export const readDeviceBytes: Reader = (text, manner) => {
  const at = text.lastIndexOf(':');
  const rate = text.slice(at + 1);
  const bytes = isFree(rate, manner) ? rate : bytesOf(rate);
  if (at < 1 || bytes === null) return refusedWhole('compare.wants-device-rate', text);
  return device(text.slice(0, at), String(bytes));
};

/** A device and a number, as `--device-read-iops /dev/sda:100` takes them. */
export const readDeviceCount: Reader = (text, manner) => {
  const at = text.lastIndexOf(':');
  const count = text.slice(at + 1);
  const known = /^\d{1,20}$/u.test(count) || isFree(count, manner);
  if (at < 1 || !known) return refusedWhole('compare.wants-device-rate', text);
  return device(text.slice(0, at), known && !isFree(count, manner) ? String(BigInt(count)) : count);
};

function device(path: string, rate: string) {
  const parts = [
    { name: 'device', text: path },
    { name: 'rate', text: rate },
  ];
  return one(parts, '', path);
}

/** A device of the host: `/dev/x` is `/dev/x:/dev/x:rwm`. */
export const readDevice: Reader = (text, manner) => {
  const [host = '', second, third, ...more] = text.split(':');
  const isMode = (part: string | undefined) => part !== undefined && /^[rwm]{1,3}$/u.test(part);
  const named = second !== undefined && !(third === undefined && isMode(second));
  const mode = named ? (third ?? 'rwm') : (second ?? 'rwm');
  // A name such as `vendor.com/class=name` is a device of the container device interface.
  const qualified = /^[^/=]+\/[^/=]+=[^=]+$/u.test(text);
  if (qualified) return one([{ name: 'device', text }], '', text);
  const known = host.startsWith('/') || isFree(host, manner);
  if (more.length > 0 || !known) return refusedWhole('compare.wants-device', text);
  return one(
    [
      { name: 'host-path', text: host },
      { name: 'container-path', text: named ? second : host },
      { name: 'permissions', text: mode },
    ],
    '',
    host,
  );
};
