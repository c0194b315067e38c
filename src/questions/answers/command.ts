import { partFlags } from '../../docker-cli/flags.ts';
import { longForm } from '../../docker-cli/long-form.ts';
import { wordsFit } from '../../docker-cli/pattern.ts';
import type { Split } from '../../docker-cli/words.ts';
import { message, type Text } from '../../i18n/text.ts';
import type { Command } from '../kinds/command.ts';
import { readCommand } from './command-line.ts';
import { commandOff, splitProblemText } from './command-off.ts';
import type { Judged } from './judged.ts';

/** The parts of a command question that its answers are judged by. */
export type CommandKey = Pick<Command, 'accept' | 'reject'>;

/** The words of an author's command; none where it is not one command. */
export function commandWords(line: string): readonly string[] {
  const [read] = readCommand(line);
  return read !== undefined && 'words' in read ? read.words : [];
}

/** One spelling for what docker reads alike: short commands in their long form, `--flag=value` as two words. */
function spelled(words: readonly string[]): readonly string[] {
  return longForm(partFlags(words));
}

function sayFor(
  key: CommandKey,
  words: readonly string[],
  form: (words: readonly string[]) => readonly string[],
): Text | null {
  const entry = key.reject.find(({ command }) =>
    wordsFit(form(commandWords(command)), form(words)),
  );
  return entry?.say ?? null;
}

function judgeSplit(key: CommandKey, split: Split): Judged {
  if (!('words' in split)) return { right: false, text: splitProblemText(split) };
  const { words } = split;
  const asWritten = sayFor(key, words, (line) => line);
  if (asWritten !== null) return { right: false, text: asWritten };
  const accepted = key.accept.map(commandWords);
  if (accepted.some((pattern) => wordsFit(spelled(pattern), spelled(words)))) {
    return { right: true, text: message('questions.right') };
  }
  const text = sayFor(key, words, spelled) ?? commandOff(accepted.map(spelled), spelled(words));
  return { right: false, text };
}

/** Judges a whole command, word by word: spacing and quoting do not matter. Total. */
export function judgeCommand(key: CommandKey, given: string): Judged {
  const judged = readCommand(given).map((split) => judgeSplit(key, split));
  return (
    judged.find((reading) => reading.right) ??
    judged[0] ?? { right: false, text: message('questions.misfit-empty') }
  );
}
