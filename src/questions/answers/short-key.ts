import type { ShortAnswer } from '../kinds/short-answer.ts';
import { comparable } from './fit.ts';
import { bareLine, plainCharacters } from './plain.ts';

/** The parts of a short-answer question that its answers are judged by. */
export type ShortKey = Pick<ShortAnswer, 'accept' | 'reject' | 'ignore-case' | 'inside-command'>;

/** The text as it is compared: in small letters where the question does not tell case apart. */
export function cased(key: ShortKey, text: string): string {
  return key['ignore-case'] ? text.toLowerCase() : text;
}

/** An author's answer, as responses are compared with it. */
export function keyWords(key: ShortKey, answer: string): readonly string[] {
  return comparable(cased(key, bareLine(plainCharacters(answer))));
}
