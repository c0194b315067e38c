import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';
import type { Span } from '../span.ts';
import { tellsApart } from './commands-apart.ts';
import type { Difference, DifferenceKind } from './comparison.ts';
import { type Field, type Normal, written } from './fields.ts';
import type { Pair } from './pairing.ts';

type HintedKind = Exclude<DifferenceKind, 'invalid'>;

/** A difference of one kind, with the hint that belongs to it. */
export function difference(
  kind: HintedKind,
  text: Text,
  left: Span | null,
  right: Span | null,
): Difference {
  return { kind, text, hint: message(`compare.hint-${kind}`), left, right };
}

/** The difference that a line is no command that the CLI takes. */
export function invalid(text: Text, left: Span | null, right: Span | null): Difference {
  return { kind: 'invalid', text, hint: text, left, right };
}

/** The difference between two commands that do not do the same. */
export function otherCommand(left: Normal, right: Normal): Difference {
  const why = tellsApart(left.path, right.path);
  const said = message('compare.command', {
    found: shown(commandOf(left)),
    asked: shown(commandOf(right)),
  });
  const text = why === null ? said : message('compare.two', { first: said, second: message(why) });
  return difference('command', text, left.parsed.commandAt, right.parsed.commandAt);
}

function commandOf({ line, parsed }: Normal): string {
  const { start, end } = parsed.commandAt;
  const words = line.slice(start, end).replace(/\s+/gu, ' ');
  return `docker ${words || parsed.command.path.join(' ')}`;
}

/** What a pair of fields that is off says. */
export function pairDifference(pair: Pair, left: Normal, right: Normal): Difference {
  if (pair.left === null) return missing(pair.right, right);
  if (pair.right === null) return extra(pair.left, left);
  return otherValue(pair.left, pair.right, left, right);
}

function missing(field: Field, { line }: Normal): Difference {
  const asked = shown(written(line, field));
  return field.role === 'flag'
    ? difference('flag-missing', message('compare.flag-missing', { asked }), null, field.at)
    : difference(
        'argument-missing',
        message('compare.argument-missing', { asked }),
        null,
        field.at,
      );
}

function extra(field: Field, { line }: Normal): Difference {
  const found = shown(written(line, field));
  return field.role === 'flag'
    ? difference('flag-extra', message('compare.flag-extra', { found }), field.at, null)
    : difference('argument-extra', message('compare.argument-extra', { found }), field.at, null);
}

function otherValue(ours: Field, theirs: Field, left: Normal, right: Normal): Difference {
  const values = {
    found: shown(written(left.line, ours)),
    asked: shown(written(right.line, theirs)),
  };
  const at = (kind: HintedKind, text: Text) => difference(kind, text, ours.valueAt, theirs.valueAt);
  if (ours.role === 'container-command') {
    return at('container-command', message('compare.container-command', values));
  }
  if (ours.role === 'argument') {
    const isImage = ours.slot === 'IMAGE' || theirs.slot === 'IMAGE';
    return isImage
      ? at('image', message('compare.image', values))
      : at('argument', message('compare.argument', values));
  }
  if (ours.slot === 'publish') return portsDifference(ours, theirs, values, at);
  if (ours.slot === 'mount') return at('mount', mountText(ours, theirs, values));
  return at('value', message('compare.value', values));
}

interface FoundAndAsked {
  readonly found: string;
  readonly asked: string;
  readonly [name: string]: string;
}

function partOf({ value }: Field, name: string): string {
  return value.parts.find((part) => part.name === name)?.text ?? '';
}

function portsDifference(
  ours: Field,
  theirs: Field,
  values: FoundAndAsked,
  at: (kind: HintedKind, text: Text) => Difference,
): Difference {
  const ports = {
    host: partOf(ours, 'host-port') || 'none',
    container: partOf(ours, 'container-port'),
    askedHost: partOf(theirs, 'host-port') || 'none',
    askedContainer: partOf(theirs, 'container-port'),
  };
  const others = ['host-address', 'protocol'];
  const sameElse = others.every((name) => partOf(ours, name) === partOf(theirs, name));
  const reversed = ports.host === ports.askedContainer && ports.container === ports.askedHost;
  if (!sameElse || ports.container === '') return at('ports', message('compare.value', values));
  return reversed
    ? at('ports-reversed', message('compare.ports-reversed', ports))
    : at('ports', message('compare.ports', ports));
}

/** What is off with a mount, its weightiest part first. */
function mountText(ours: Field, theirs: Field, values: FoundAndAsked): Text {
  for (const name of ['mount-type', 'source', 'target', 'access'] as const) {
    const [found, asked] = [partOf(ours, name), partOf(theirs, name)];
    const named = { found: shown(found || 'none'), asked: shown(asked || 'none') };
    if (found !== asked) return message(`compare.${name}`, named);
  }
  return message('compare.value', values);
}
