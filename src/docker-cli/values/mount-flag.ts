import type { MessageKey } from '../../i18n/catalogues.ts';
import { csvFields, type Field } from './csv.ts';
import { type Mount, mountValue } from './mount.ts';
import { bytesOf } from './size.ts';
import { type Manner, type Reader, type Reading, refused, refusedWhole } from './value.ts';

interface Draft {
  type: string;
  source: string;
  target: string;
  readOnly: boolean;
  readonly options: string[];
  /** The types that its options belong to. */
  readonly needs: Set<string>;
}

const truths: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, true]),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, false]),
]);

/** Options that may stand without a value, for true. */
const bare = new Set(['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive']);

/** What `--mount` takes: `type=volume,source=data,target=/srv,readonly`, with every other name of its keys. */
export const readMount: Reader = (text, manner) => {
  const draft: Draft = {
    type: 'volume',
    source: '',
    target: '',
    readOnly: false,
    options: [],
    needs: new Set(),
  };
  for (const field of csvFields(text)) {
    const problem = take(draft, field, manner);
    if (problem !== null)
      return refused(problem, field.start, Math.max(field.end, field.start + 1));
  }
  if (draft.target === '') return refusedWhole('compare.wants-mount-target', text);
  const mixed = draft.type !== '*' && [...draft.needs].some((type) => type !== draft.type);
  return mixed ? refusedWhole('compare.wants-mount-type', text) : written(draft);
};

function written(draft: Mount): Reading {
  const read = mountValue(draft, '');
  const sent = read.parts.map((part) => part.text).join(' ');
  return { ok: true, values: [{ ...read, sent: `mount ${sent}` }] };
}

function take(draft: Draft, { text }: Field, manner: Manner): MessageKey | null {
  const equals = text.indexOf('=');
  const key = (equals === -1 ? text : text.slice(0, equals)).toLowerCase();
  if (equals === -1 && !bare.has(key)) return 'compare.wants-mount-pair';
  const value = equals === -1 ? 'true' : text.slice(equals + 1);
  const [family = '', ...rest] = key.split('-');
  const option = rest.join('-');
  switch (key) {
    case 'type':
      draft.type = value.toLowerCase();
      return null;
    case 'source':
    case 'src':
      draft.source = value;
      return null;
    case 'target':
    case 'dst':
    case 'destination':
      draft.target = value;
      return null;
    case 'readonly':
    case 'ro':
      if (truths[value] === undefined) return 'compare.wants-bool';
      draft.readOnly = truths[value];
      return null;
    case 'consistency':
      draft.options.push(value.toLowerCase());
      return null;
    case 'volume-nocopy':
    case 'bind-nonrecursive':
      if (truths[value] === undefined) return 'compare.wants-bool';
      if (truths[value]) draft.options.push(option);
      break;
    case 'bind-propagation':
      draft.options.push(`propagation=${value.toLowerCase()}`);
      break;
    case 'bind-recursive':
    case 'volume-subpath':
    case 'volume-label':
    case 'volume-driver':
    case 'volume-opt':
    case 'image-subpath':
      draft.options.push(`${option}=${value}`);
      break;
    case 'tmpfs-size': {
      const bytes = manner === 'pattern' && value === '*' ? value : bytesOf(value);
      if (bytes === null) return 'compare.wants-size';
      draft.options.push(`size=${bytes}`);
      break;
    }
    case 'tmpfs-mode':
      if (!/^[0-7]{1,10}$/u.test(value)) return 'compare.wants-octal';
      draft.options.push(`mode=${value.replace(/^0+(?=.)/u, '')}`);
      break;
    default:
      return 'compare.wants-mount-key';
  }
  draft.needs.add(family);
  return null;
}
