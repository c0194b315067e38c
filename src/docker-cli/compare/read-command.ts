import type { Text } from '../../i18n/text.ts';
import { lex } from '../lex/lex.ts';
import type { LexProblem, Line } from '../lex/lexed.ts';
import { parse } from '../parse/parse.ts';
import type { ParseProblem } from '../parse/parsed.ts';
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
  if (lexed.state !== 'command') return refused(lexed, text);
  const result = parse(manner === 'pattern' ? freed(lexed) : lexed);
  if (!result.ok) return refused(result.problem, text);
  const read = normalise(text, result.parsed, { environment: lexed.environment, manner });
  return read.ok ? { ...read, line: lexed } : read;
}

function refused(problem: LexProblem | ParseProblem, text: string): CommandRead {
  const at = problemAt(problem) ?? { start: 0, end: text.length };
  return { ok: false, problem: { text: problemText(problem), at } };
}

/** Words with `*` are not held to the form of their type, as words are not whose text only the shell knows. */
function freed(line: Line): Line {
  return {
    ...line,
    words: line.words.map((word) => (word.text.includes('*') ? { ...word, opaque: true } : word)),
  };
}
