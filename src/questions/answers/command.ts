import type { Difference } from '../../docker-cli/compare/comparison.ts';
import { type Fit, fits, type Key, nearestFit } from '../../docker-cli/compare/fits.ts';
import { readCommand } from '../../docker-cli/compare/read-command.ts';
import { lex } from '../../docker-cli/lex/lex.ts';
import { wordsFit } from '../../docker-cli/pattern.ts';
import { message, type Text } from '../../i18n/text.ts';
import type { Feedback } from '../grade.ts';
import type { Command } from '../kinds/command.ts';
import { commandReadings } from './command-line.ts';

/** The parts of a command question that its answers are judged by. */
export type CommandKey = Pick<Command, 'accept' | 'reject' | 'part-marks'>;

/** Whether a command is right, what it is worth (0 to 1), and what is to be said of it. */
export interface JudgedCommand {
  readonly right: boolean;
  readonly share: number;
  readonly feedback: readonly Feedback[];
}

/** More than that is more than anybody mends at once. */
const mostRemarks = 5;

/** An entry of `accept` as what it asks for. */
export function keyOf(entry: CommandKey['accept'][number]): Key {
  return typeof entry === 'string'
    ? { line: entry, form: 'effect', demand: [], forbid: [] }
    : entry;
}

function wordsOf(line: string): readonly string[] {
  const lexed = lex(line);
  return lexed.state === 'command' ? lexed.words.map(({ text }) => text) : [line];
}

/** Whether a line is a wrong command that the author foresaw: one of the same effect; word by word where docker refuses it. */
export function isForeseen(command: string, line: string): boolean {
  return readCommand(command, 'pattern').ok
    ? fits(keyOf(command), line).right
    : wordsFit(wordsOf(command), wordsOf(line));
}

function remark(line: string, text: Text, at: Difference['left']): Feedback {
  return {
    part: null,
    state: 'incorrect',
    text,
    ...(at === null || at.end === at.start ? {} : { quote: line, at }),
  };
}

function wrong(key: CommandKey, line: string, { share, differences }: Fit): JudgedCommand {
  const foreseen = key.reject.find(({ command }) => isForeseen(command, line));
  const off = differences.slice(0, foreseen ? 1 : mostRemarks);
  return {
    right: false,
    share: key['part-marks'] ? share : 0,
    feedback: off.map(({ text, left }) => remark(line, foreseen?.say ?? text, left)),
  };
}

function judgeReading(key: CommandKey, line: string): JudgedCommand {
  const [first, ...others] = key.accept.map(keyOf);
  if (first === undefined) throw new Error('A command question needs a key.');
  const { fit } = nearestFit([first, ...others], line);
  if (!fit.right) return wrong(key, line, fit);
  const feedback = [{ part: null, state: 'correct', text: message('questions.right') }] as const;
  return { right: true, share: 1, feedback };
}

/** Judges a whole command by what docker would do: spelling and order do not matter where docker does not mind. Total. */
export function judgeCommand(key: CommandKey, given: string): JudgedCommand {
  const readings = commandReadings(given).map((line) => judgeReading(key, line));
  return readings.reduce((best, one) => (one.share > best.share ? one : best));
}
