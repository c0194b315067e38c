import { lineOf, startOf } from './command.ts';
import type { LexProblem, Line, Word } from './lexed.ts';
import { tokensOf } from './tokens.ts';

/** The commands of a script, and why its rest could not be read; `problem` is null where all of it was. */
export interface Script {
  readonly commands: readonly Line[];
  readonly problem: Extract<LexProblem, { state: 'unclosed' }> | null;
}

/** What may stand before a command and is none itself. */
const reserved = new Set('! { } if then else elif fi while until do done time'.split(' '));

/**
 * The commands of a text of several lines, each without its redirections: what stands between pipes, `&&`, `||`, `;`,
 * `&`, brackets and ends of lines. Commands inside of substitutions stay inside. Takes time in proportion to the text,
 * however long it is.
 */
export function commandsIn(text: string): Script {
  const commands: Line[] = [];
  let words: Word[] = [];
  let redirected = false;
  const { start, promptEnd } = startOf(text);
  const prompt = promptEnd > start ? { start, end: promptEnd } : null;
  const close = () => {
    const begun = words.findIndex((word) => !reserved.has(text.slice(word.start, word.end)));
    const line = lineOf(
      text,
      begun === -1 ? [] : words.slice(begun),
      commands.length === 0 ? prompt : null,
    );
    if (line.words.length > 0) commands.push(line);
    words = [];
    redirected = false;
  };
  for (const token of tokensOf(text, promptEnd)) {
    if (token.is === 'unclosed') {
      close();
      return { commands, problem: token.unclosed };
    }
    if (token.is === 'operator') {
      if (token.operator.kind === 'redirection') redirected = true;
      else close();
    } else if (redirected) {
      redirected = false;
    } else {
      words.push(token.word);
    }
  }
  close();
  return { commands, problem: null };
}
