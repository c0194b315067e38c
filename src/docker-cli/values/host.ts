import { isAddress } from './address.ts';
import { isFree, one, type Reader, refused, refusedWhole } from './value.ts';

/** A name and its address, as `--add-host` takes them: `db:10.0.0.2` and `db=10.0.0.2` are the same. */
export const readHost: Reader = (text, manner) => {
  const equals = text.indexOf('=');
  const at = equals === -1 ? text.indexOf(':') : equals;
  if (at < 1) return refusedWhole('compare.wants-host', text);
  const name = text.slice(0, at);
  const raw = text.slice(at + 1);
  const address = /^\[.*\]$/u.test(raw) ? raw.slice(1, -1) : raw;
  const known = address === 'host-gateway' || isAddress(address) || isFree(address, manner);
  if (!known) return refused('compare.wants-address', at + 1, text.length);
  return one(
    [
      { name: 'name', text: name },
      { name: 'address', text: address },
    ],
    '',
  );
};

/** An address of a server, as `--dns` takes it. */
export const readServer: Reader = (text, manner) =>
  isAddress(text) || isFree(text, manner)
    ? one([{ name: 'address', text: text.toLowerCase() }], '')
    : refusedWhole('compare.wants-address', text);
