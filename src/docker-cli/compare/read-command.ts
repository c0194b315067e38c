import type { Text } from '../../i18n/text.ts';
import { lex } from '../lex/lex.ts';
import type { Line } from '../lex/lexed.ts';
import { parse } from '../parse/parse.ts';
import { problemAt, problemText } from '../parse/wording.ts';
import type { Span } from '../span.ts';
import type { Manner } from '../values/value.ts';
import type { Normal } from './fields.ts';
import { normalise } from './normal.ts';

/** Why a line is no docker command, and which part of it is off. */
export interface CommandProblem {
  readonly text: Text;
  readonly at: Span;
}

export type CommandRead =
  | { readonly ok: true; readonly normal: Normal; readonly line: Line }
  | { readonly ok: false; readonly problem: CommandProblem };

/** Reads a line as a docker command in the form in which it is compared; as `pattern`, `*` stands for what is free. */
export function readCommand(text: string, manner: Manner): CommandRead {
  const lexed = lex(text);
  if (lexed.state !== 'command') {
    return { ok: false, problem: { text: problemText(lexed), at: problemAt(lexed, text) } };
  }
  const result = parse(manner === 'pattern' ? freed(lexed) : lexed);
  if (!result.ok) {
    const { problem } = result;
    return { ok: false, problem: { text: problemText(problem), at: problemAt(problem, text) } };
  }
  const read = normalise(text, result.parsed, { environment: lexed.environment, manner });
  return read.ok ? { ...read, line: lexed } : read;
}

/** Words with `*` are not held to the form of their type, as words are not whose text only the shell knows. */
function freed(line: Line): Line {
  return {
    ...line,
    words: line.words.map((word) => (word.text.includes('*') ? { ...word, opaque: true } : word)),
  };
}
