import { abbreviations, contractions } from './grammar.ts';

/** What stands before a token: nothing or a space, a pause (comma, bracket, colon, arrow), or the end of a sentence. */
export type Gap = 'none' | 'space' | 'pause' | 'end';

/** A word, or one Chinese character, folded to one form; `start` and `end` point into the answer as it was typed. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly han: boolean;
  readonly gap: Gap;
  /** The punctuation before it. */
  readonly mark: string;
}

const word =
  /[[\p{L}\p{N}_]--\p{Script=Han}](?:[[\p{L}\p{N}_]--\p{Script=Han}]|['+=\-](?=[[\p{L}\p{N}_]--\p{Script=Han}])|\.(?=[\p{Ll}\p{N}]))*|\p{Script=Han}/vy;

const wrapWidth = 60;

interface Folded {
  readonly text: string;
  /** Where each unit of `text` came from. */
  readonly origin: readonly number[];
}

const common = /^[\t\n -~\u4e00-\u9fff]$/;

function foldCharacter(character: string): string {
  return character
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u2014\u2015]/g, ' - ')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u201c\u201d\u300c\u300d]/g, '"');
}

function fold(source: string): Folded {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of source) {
    const folded = common.test(character) ? character : foldCharacter(character);
    for (let unit = 0; unit < folded.length; unit += 1) origin.push(at);
    text += folded;
    at += character.length;
  }
  origin.push(source.length);
  return { text, origin };
}

function gapOf(mark: string, before: Token | undefined, line: number): Gap {
  if (mark === '') return 'none';
  if (/[!?。;]/.test(mark)) return 'end';
  if (/^\.|\.(?=\s|$)/.test(mark)) {
    const numbering = before !== undefined && /^\d{1,2}$/.test(before.text) && before.gap === 'end';
    return before !== undefined && (numbering || abbreviations.has(before.text)) ? 'pause' : 'end';
  }
  const lines = mark.split('\n');
  if (
    lines.length > 2 ||
    (lines.length === 2 && (line < wrapWidth || /[-*•]/.test(lines[1] ?? '')))
  )
    return 'end';
  if (/[,、()[\]|→⇒>]|:(?:\s|$)|\s[-=]+\s/.test(mark)) return 'pause';
  return 'space';
}

function pieces(text: string): readonly string[] {
  const chord = /^(?:ctrl|control|ctl)[+-]?([a-z])$/.exec(text);
  if (chord) return [`ctrl+${chord[1] ?? ''}`];
  const known = contractions.get(text);
  if (known) return known;
  if (text.endsWith("n't")) return [text.slice(0, -3), 'not'];
  if (text.endsWith("'s")) return [text.slice(0, -2)];
  const short = /^(.+)'(ll|re|ve|d|m)$/.exec(text);
  return short
    ? [short[1] ?? text, short[2] === 'll' || short[2] === 'd' ? 'will' : 'are']
    : [text];
}

/** The tokens of a text in any mixture of languages, with what stands after the last one. */
export function tokenise(source: string): {
  readonly tokens: readonly Token[];
  readonly tail: string;
} {
  const { text, origin } = fold(source);
  const tokens: Token[] = [];
  let mark = '';
  let lineStart = 0;
  for (let at = 0; at < text.length; ) {
    word.lastIndex = at;
    const match = word.exec(text)?.[0];
    if (match === undefined) {
      mark += text[at] ?? '';
      at += 1;
      continue;
    }
    const last = tokens.at(-1);
    const line = at - mark.length - lineStart;
    if (mark.includes('\n')) lineStart = at;
    const start = origin[at] ?? 0;
    const end = origin[at + match.length] ?? source.length;
    const lower = match.toLowerCase();
    const letter = /^[a-z]$/.test(lower);
    const spoken =
      last !== undefined && /^(?:ctrl|control)$/.test(last.text) && /^[ +-]+$/.test(mark);
    if (letter && last !== undefined && spoken) {
      tokens[tokens.length - 1] = { ...last, text: `ctrl+${lower}`, end };
    } else {
      const caret = letter && mark.endsWith('^');
      const gap = last === undefined ? 'end' : gapOf(mark, last, line);
      pieces(caret ? `ctrl+${lower}` : lower).forEach((piece, index) => {
        const first = index === 0;
        const han = /^\p{Script=Han}$/u.test(piece);
        tokens.push({
          text: piece,
          start,
          end,
          han,
          gap: first ? gap : 'space',
          mark: first ? mark : '',
        });
      });
    }
    mark = '';
    at += match.length;
  }
  return { tokens, tail: mark };
}
