import { takeOffPrompt } from '../../docker-cli/prompt.ts';

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
const hyphens = /[\u2010\u2011\u2212\ufe63]/gu;
const doubleQuotes = /[“”„‟«»「」『』《》〈〉]/gu;
const singleQuotes = /[‘’‚‛‹›′]/gu;
/** Dashes that a keyboard or an editor puts where one hyphen or two were typed. */
const dashes = /[\u2012-\u2015\u2e3a\u2e3b]+/gu;
const dashesBeforeWord =
  /(?<![\u2012-\u2015\u2e3a\u2e3b])[\u2012-\u2015\u2e3a\u2e3b]+(?=[\p{L}\p{N}]{2})/gu;
const edges = /^["'`]+|["'`]+$/gu;

/** The same characters as a plain keyboard writes them: NFKC, nothing invisible, straight quotes, hyphens for minus signs. */
export function plainCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(hyphens, '-')
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'");
}

/**
 * What a text may have been before an editor made dashes of its hyphens, the likeliest first; the text itself where it
 * has none. A dash before a word of several letters most often was two hyphens.
 */
export function dashReadings(text: string): readonly string[] {
  if (text.search(dashes) === -1) return [text];
  const likely = text.replace(dashesBeforeWord, '--').replace(dashes, '-');
  const single = text.replace(dashes, '-');
  return likely === single ? [likely] : [likely, single];
}

function takeOffOnce(line: string): string {
  const bare = takeOffPrompt(line.replace(edges, '').trim()).replace(/^sudo\s+/u, '');
  return bare.replace(/(?<=\S)[.,;:!?。、]$/u, '').trim();
}

/** One line without what was typed or copied around it: quotes, a prompt, `sudo`, a full stop; spaces made single. */
export function bareLine(text: string): string {
  let line = text.replace(/\s+/gu, ' ').trim();
  for (let round = 0; round < 8; round += 1) {
    const bare = takeOffOnce(line);
    if (bare === line) break;
    line = bare;
  }
  return line;
}

/** An answer that is one value, as it is compared. */
export function plainAnswer(text: string): string {
  return bareLine(plainCharacters(text).replace(dashes, '-'));
}

/** The words of a line, each without quotes around it. */
export function bareWords(line: string): readonly string[] {
  return line.split(/\s+/u).flatMap((word) => {
    const bare = word.replace(edges, '');
    return bare === '' ? [] : [bare];
  });
}
