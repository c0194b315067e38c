import type { Word } from '../lex/lexed.ts';
import type { Parsed } from '../parse/parsed.ts';
import { readText } from '../values/scalar.ts';
import type { Manner, ValueProblem } from '../values/value.ts';
import { argumentSlots } from './arguments.ts';
import { type Field, field } from './fields.ts';

export type ArgumentResult =
  | { readonly ok: true; readonly fields: readonly Field[] }
  | { readonly ok: false; readonly problem: ValueProblem & { readonly word: Word } };

/** The arguments of a command as fields, each by the place that it has in the command's usage. */
export function argumentFields({ command, args }: Parsed, manner: Manner): ArgumentResult {
  const slots = argumentSlots(command);
  const fields: Field[] = [];
  let place = 0;
  for (const [index, word] of args.entries()) {
    const slot = slots[place] ?? { name: `argument ${index}`, takes: 'one', read: readText };
    if (slot.takes === 'rest') return { ok: true, fields: [...fields, rest(args.slice(index))] };
    if (slot.takes === 'one') place += 1;
    const isText = word.opaque && !(manner === 'pattern' && word.text.includes('*'));
    const read = (isText ? readText : slot.read)(word.text, manner);
    if (!read.ok) return { ok: false, problem: { ...read.problem, word } };
    const [value] = read.values;
    if (value === undefined) continue;
    const at = { start: word.start, end: word.end };
    fields.push(
      field({
        slot: slot.name,
        role: 'argument',
        gathering: 'bag',
        value,
        flag: null,
        at,
        valueAt: at,
      }),
    );
  }
  return { ok: true, fields };
}

/** The command that runs in a container: its words in their order, as one. */
function rest(words: readonly Word[]): Field {
  const at = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
  return field({
    slot: 'COMMAND',
    role: 'container-command',
    gathering: 'bag',
    value: { about: '', parts: words.map(({ text }) => ({ name: 'word', text })), sent: '' },
    flag: null,
    at,
    valueAt: at,
  });
}
