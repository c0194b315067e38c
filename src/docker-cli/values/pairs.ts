import type { MessageKey } from '../../i18n/catalogues.ts';
import { csvFields } from './csv.ts';
import { one, type Reader, refusedWhole, single, type Value } from './value.ts';

function cut(text: string): readonly [string, string | null] {
  const equals = text.indexOf('=');
  return equals === -1 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
}

/** An environment variable; without `=` its value comes from the shell that runs docker. */
export const readEnvironment: Reader = (text) => {
  const [name, value] = cut(text);
  if (name === '') return refusedWhole('compare.wants-env', text);
  const parts =
    value === null
      ? [
          { name: 'name', text: name },
          { name: 'from', text: 'shell' },
        ]
      : [
          { name: 'name', text: name },
          { name: 'value', text: value },
        ];
  return one(parts, '', name);
};

/** A label; `--label K` is `--label K=`. */
export const readLabel: Reader = (text) => {
  const [name, value] = cut(text);
  if (name.trim() === '' || /\s/u.test(name)) return refusedWhole('compare.wants-label', text);
  return pair(name, value ?? '');
};

/** A key and its value, of options that are kept in a map: without `=` the value is empty. */
export const readPair: Reader = (text) => {
  const [name, value] = cut(text);
  return pair(name, value ?? '');
};

function pair(name: string, value: string) {
  const parts = [
    { name: 'name', text: name },
    { name: 'value', text: value },
  ];
  return one(parts, '', name);
}

/** Reads pairs that must have their `=`. */
export function strictPair(wants: MessageKey): Reader {
  return (text) => {
    const [name, value] = cut(text);
    return name === '' || value === null ? refusedWhole(wants, text) : pair(name, value);
  };
}

/** A filter: letters of its name may be of either case, blanks around both sides do not count. */
export const readFilter: Reader = (text) => {
  if (text === '') return { ok: true, values: [] };
  const [name, value] = cut(text);
  if (value === null) return refusedWhole('compare.wants-filter', text);
  const parts = [
    { name: 'name', text: name.trim().toLowerCase() },
    { name: 'value', text: value.trim() },
  ];
  return one(parts, '', '');
};

/** Several texts in one, parted by commas, as `--alias a,b`. */
export const readTexts: Reader = (text) => ({
  ok: true,
  values: text === '' ? [] : csvFields(text).map((field) => textValue(field.text)),
});

function textValue(text: string): Value {
  return { about: '', parts: [{ name: 'value', text }], sent: text };
}

/** A right of the kernel: `net_admin`, `NET_ADMIN` and `CAP_NET_ADMIN` are the same. */
export const readCapability: Reader = (text) => {
  const upper = text.trim().toUpperCase();
  return single(upper === 'ALL' || upper.startsWith('CAP_') ? upper : `CAP_${upper}`);
};

/** A template for output: `json` is `{{json .}}`, and blanks beside the braces do not count. */
export const readTemplate: Reader = (text) => {
  const tight = text.replace(/\{\{[ \t]+/gu, '{{').replace(/(?<![ \t])[ \t]+\}\}/gu, '}}');
  return single(tight === '{{json .}}' ? 'json' : tight);
};
