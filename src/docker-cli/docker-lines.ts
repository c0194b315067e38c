import type { LexProblem } from './lex/lexed.ts';
import { commandsIn } from './lex/script.ts';
import { endOfSubstitution, openerAt } from './lex/substitution.ts';
import { isDocker, parse } from './parse/parse.ts';
import type { ParseProblem } from './parse/parsed.ts';
import { problemAt } from './parse/wording.ts';
import type { Span } from './span.ts';

/** What is wrong with one docker command of a script, and where in the script. */
export interface ScriptProblem {
  readonly problem: LexProblem | ParseProblem;
  readonly at: Span;
}

/**
 * What the docker CLI would refuse in a script before it asked the engine for anything: of every docker command in it,
 * also within substitutions, the first problem. Other commands are not looked at.
 */
export function problemsInScript(text: string): readonly ScriptProblem[] {
  return within(text, 0);
}

function within(text: string, offset: number): readonly ScriptProblem[] {
  const { commands, problem } = commandsIn(text);
  const moved = (one: LexProblem | ParseProblem): ScriptProblem => {
    const at = problemAt(one) ?? { start: 0, end: text.length };
    return { problem: one, at: { start: at.start + offset, end: at.end + offset } };
  };
  return [
    ...commands.flatMap((line): readonly ScriptProblem[] => {
      const [first] = line.words;
      if (first === undefined || !isDocker(first.text)) return [];
      const read = parse(line);
      return read.ok ? [] : [moved(read.problem)];
    }),
    ...substitutions(text).flatMap(({ start, end }) =>
      within(text.slice(start, end), offset + start),
    ),
    ...(problem === null ? [] : [moved(problem)]),
  ];
}

/** What stands inside of every `$(…)` that is inside of none. */
function substitutions(text: string): readonly Span[] {
  const found: Span[] = [];
  let at = 0;
  let quoted = false;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\') {
      at += 2;
    } else if (character === "'" && !quoted) {
      const end = text.indexOf("'", at + 1);
      at = end === -1 ? text.length : end + 1;
    } else if (openerAt(text, at) === '$(') {
      const end = endOfSubstitution(text, at, '$(', quoted);
      if (end === null) return found;
      found.push({ start: at + 2, end: end - 1 });
      at = end;
    } else {
      if (character === '"') quoted = !quoted;
      at += 1;
    }
  }
  return found;
}
