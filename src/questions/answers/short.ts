import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';
import { type Alternative, alternatives } from './alternatives.ts';
import { withoutFillers } from './fillers.ts';
import { comparable, insideCommand, isAnswer, isInside } from './fit.ts';
import type { Judged } from './judged.ts';
import { nearMiss } from './near-miss.ts';
import { patternFits } from './pattern.ts';
import { bareLine, dashReadings, plainCharacters } from './plain.ts';
import { cased, keyWords, type ShortKey } from './short-key.ts';

/** Nobody lists so many answers who knows the right one; and each costs time. */
const mostAlternatives = 20;

/** What one answer is: right, wrong in a way the author foresaw, or neither. */
type Found = 'right' | { readonly say: Text } | null;

/** Whether the text fits a pattern, with the quotes that a shell would take off or without them. */
function fitsPattern(pattern: string, key: ShortKey, text: string): boolean {
  const bare = text.replace(/["'`]/gu, '');
  return [text, bare].some((one) => patternFits(pattern, key['ignore-case'], one));
}

/** A flag that is wrong stays wrong with a value after it. */
function isRejected(pattern: readonly string[], words: readonly string[]): boolean {
  const open = pattern.at(-1)?.startsWith('-') ? [...pattern, '*'] : pattern;
  return isAnswer(open, words);
}

function findWhole(key: ShortKey, line: string): Found {
  const words = comparable(cased(key, line));
  const rejected = key.reject.find((entry) => isRejected(keyWords(key, entry.answer), words));
  if (rejected) return { say: rejected.say };
  const right = key.accept.some((entry) =>
    entry.pattern === undefined
      ? entry.answer !== undefined && isAnswer(keyWords(key, entry.answer), words)
      : fitsPattern(entry.pattern, key, line),
  );
  return right ? 'right' : null;
}

/** Every word of a command, and every two in a row as a flag and its value are written. */
function pieces(line: string): readonly string[] {
  const words = line.split(' ');
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    return next === undefined ? [word] : [word, `${word} ${next}`];
  });
}

function findInside(key: ShortKey, line: string): Found {
  const words = comparable(cased(key, line));
  const rest = insideCommand(key['inside-command'], words);
  if (rest === null) return null;
  const right = key.accept.some((entry) =>
    entry.pattern === undefined
      ? entry.answer !== undefined && isInside(keyWords(key, entry.answer), words, rest)
      : pieces(line).some((piece) => fitsPattern(entry.pattern ?? '', key, piece)),
  );
  if (right) return 'right';
  const rejected = key.reject.find((entry) => isInside(keyWords(key, entry.answer), words, rest));
  return rejected ? { say: rejected.say } : null;
}

function findOne(key: ShortKey, line: string): Found {
  const found = findWhole(key, line) ?? findInside(key, line);
  if (found !== null) return found;
  const core = bareLine(withoutFillers(line));
  return core === line || core === '' ? null : (findWhole(key, core) ?? findInside(key, core));
}

/** The verdict on answers given side by side; null where nothing is known of any. */
function judgeSeveral(key: ShortKey, parts: readonly Alternative[]): Judged | null {
  if (parts.length > mostAlternatives) {
    return { right: false, text: message('questions.too-many-answers') };
  }
  const found = parts.map((part) => ({ ...part, found: findOne(key, bareLine(part.words)) }));
  const given = found.filter((part) => !part.setAside);
  const right = given.filter((part) => part.found === 'right').length;
  const denied = found.some((part) => part.setAside && part.found === 'right');
  if (right > 0) {
    return right === given.length && !denied
      ? { right: true, text: message('questions.right') }
      : { right: false, text: message('questions.contradiction') };
  }
  for (const part of given) {
    if (part.found !== null && part.found !== 'right') {
      return { right: false, text: part.found.say };
    }
  }
  return null;
}

function judgeParts(key: ShortKey, text: string, line: string): Judged | null {
  const parts = alternatives(text);
  return judgeSeveral(key, parts.length === 0 ? [{ words: line, setAside: false }] : parts);
}

function rightButForCase(key: ShortKey, text: string, line: string): Text | null {
  const judged = judgeParts(key, text.toLowerCase(), line.toLowerCase());
  return judged?.right ? message('questions.near-case', { given: shown(line) }) : null;
}

function judgeReading(key: ShortKey, text: string): Judged {
  const line = bareLine(text);
  const whole = findWhole(key, line);
  if (whole === 'right') return { right: true, text: message('questions.right') };
  if (whole !== null) return { right: false, text: whole.say };
  const judged = judgeParts(key, text, line);
  if (judged !== null) return judged;
  const near = nearMiss(key, line) ?? rightButForCase(key, text, line);
  return { right: false, text: near ?? wrong(line) };
}

function wrong(line: string): Text {
  return line === ''
    ? message('questions.misfit-empty')
    : message('questions.wrong-answer', { given: shown(line) });
}

/** Judges an answer in words, by what it means to say rather than by how it was typed. Total. */
export function judgeShortAnswer(key: ShortKey, given: string): Judged {
  const judged = dashReadings(plainCharacters(given)).map((text) => judgeReading(key, text));
  return (
    judged.find((reading) => reading.right) ??
    judged[0] ?? { right: false, text: message('questions.misfit-empty') }
  );
}
