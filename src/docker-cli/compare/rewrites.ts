import type { Parsed } from '../parse/parsed.ts';
import { portByPort, portCount } from '../values/ports.ts';
import { type Field, field } from './fields.ts';
import type { WiderRule } from './rules.ts';

/** A command being brought into its normal form. */
export interface Draft {
  path: string;
  fields: Field[];
  readonly written: Map<WiderRule, string>;
}

/** What `docker inspect --type` may name, each with a command of its own. */
export const inspectTypes = new Set([
  'config',
  'container',
  'image',
  'network',
  'node',
  'plugin',
  'secret',
  'service',
  'volume',
]);

type Rewrite = (draft: Draft) => void;

/** Ways to say one thing with other flags, by command. */
const rewrites: Readonly<Record<string, Rewrite>> = {
  'container create': (draft) => {
    settleNetwork(draft);
    settleAttached(draft);
    settleRanges(draft);
    settleExposed(draft);
  },
  'container exec': (draft) => {
    // Who leaves at once gives no input.
    const isLeft = draft.fields.some(({ slot, id }) => slot === 'detach' && id === 'true');
    if (isLeft) take(draft, ({ slot }) => slot === 'interactive');
  },
  'container kill': (draft) => {
    const signal = take(draft, ({ slot }) => slot === 'signal');
    for (const one of signal) {
      if (one.id === 'KILL' || one.id === '') {
        draft.written.set('kill-signal', one.value.sent);
      } else draft.fields.push(one);
    }
  },
  'container ls': (draft) => {
    const latest = take(draft, ({ slot, id }) => slot === 'latest' && id === 'true').at(-1);
    const counted = draft.fields.some(({ slot, id }) => slot === 'last' && id !== '-1');
    if (latest && !counted) {
      take(draft, ({ slot }) => slot === 'last');
      draft.fields.push(renamed(latest, 'last', '1'));
    }
    if (latest || counted) {
      const all = take(draft, ({ slot }) => slot === 'all');
      if (all.some(({ id }) => id === 'true')) draft.written.set('last-of-all', 'all');
    }
  },
  'container start': (draft) => {
    // Whoever gives input is attached, with or without --attach.
    const interactive = draft.fields.some(
      ({ slot, id }) => slot === 'interactive' && id === 'true',
    );
    if (interactive) take(draft, ({ slot }) => slot === 'attach');
  },
  'image build': (draft) => {
    // In the folder that one is in, Dockerfile is what is read anyway.
    const isHere = draft.fields.some(
      ({ slot, value }) => slot === 'PATH' && value.parts[0]?.text === '.',
    );
    if (isHere) take(draft, ({ slot, id }) => slot === 'file' && id === 'Dockerfile');
  },
  'image ls': (draft) => {
    for (const one of take(draft, ({ slot }) => slot === 'REPOSITORY')) {
      draft.fields.push(filterOf(one, 'reference', one.id));
    }
  },
  inspect: (draft) => {
    const type = take(draft, ({ slot }) => slot === 'type').at(-1);
    if (type && inspectTypes.has(type.id)) {
      draft.path = `${type.id} inspect`;
      const name = type.id.toUpperCase();
      draft.fields = draft.fields.map((one) =>
        one.slot === 'NAME' ? { ...one, slot: name } : one,
      );
    } else if (type) {
      draft.fields.push(type);
    }
  },
  'volume create': (draft) => {
    for (const one of take(draft, ({ slot }) => slot === 'name')) {
      draft.fields.push({ ...one, slot: 'VOLUME' });
    }
  },
  'volume prune': (draft) => {
    for (const one of take(draft, ({ slot }) => slot === 'all')) {
      if (one.id === 'true') draft.fields.push(filterOf(one, 'all', 'true'));
    }
  },
};

/** Brings what can be said in several ways to one of them. */
export function rewrite(draft: Draft, { command }: Parsed): void {
  const path = command.path.join(' ');
  rewrites[path === 'container run' ? 'container create' : path]?.(draft);
}

function take(draft: Draft, which: (field: Field) => boolean): readonly Field[] {
  const taken = draft.fields.filter(which);
  if (taken.length > 0) draft.fields = draft.fields.filter((field) => !which(field));
  return taken;
}

function renamed(of: Field, slot: string, text: string): Field {
  const value = { about: '', parts: [{ name: 'value', text }], sent: text };
  return field({ ...of, slot, value });
}

function filterOf(of: Field, name: string, text: string): Field {
  const parts = [
    { name: 'name', text: name },
    { name: 'value', text },
  ];
  return field({ ...of, slot: 'filter', gathering: 'set', value: { about: '', parts, sent: '' } });
}

/** Without `--network`, a container is on the default one, which is `bridge`. */
function settleNetwork(draft: Draft): void {
  const networks = draft.fields.filter(({ slot }) => slot === 'network');
  const name = networks[0]?.value.parts[0]?.text ?? '';
  if (networks.length !== 1 || !['default', 'bridge'].includes(name)) return;
  if (name === 'bridge') draft.written.set('network-default', name);
  take(draft, ({ slot }) => slot === 'network');
}

/** Output and errors are attached where nothing is said, and input wherever it is kept open. */
function settleAttached(draft: Draft): void {
  const streams = new Set(draft.fields.filter(({ slot }) => slot === 'attach').map(({ id }) => id));
  if (streams.size === 0) return;
  const interactive = draft.fields.some(({ slot, id }) => slot === 'interactive' && id === 'true');
  const all = streams.has('stdout') && streams.has('stderr');
  if (all && (interactive || !streams.has('stdin'))) take(draft, ({ slot }) => slot === 'attach');
  else if (interactive && streams.size > 1) {
    take(draft, ({ slot, id }) => slot === 'attach' && id === 'stdin');
  }
}

/** The most ports that ranges are taken apart into; where there are more, a range equals only the same range. */
const mostPorts = 100;

function settleRanges(draft: Draft): void {
  const isPort = ({ slot }: Field) => slot === 'publish' || slot === 'expose';
  const ports = draft.fields.filter(isPort);
  const count = ports.reduce((sum, { value }) => sum + portCount(value), 0);
  if (count === ports.length || count > mostPorts) return;
  draft.fields = draft.fields.flatMap((one) =>
    isPort(one) ? portByPort(one.value).map((value) => field({ ...one, value })) : one,
  );
}

/** A port that is published is exposed, too. */
function settleExposed(draft: Draft): void {
  const published = new Set(
    draft.fields.filter(({ slot }) => slot === 'publish').map(({ value }) => value.about),
  );
  if (published.size === 0) return;
  take(draft, ({ slot, value }) => slot === 'expose' && published.has(value.about));
}
