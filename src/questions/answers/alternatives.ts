import { withoutFillers } from './fillers.ts';

const bracketed = /(?<!\$)\(([^()]*)\)/gu;
const rival = /^\s*(?:-|docker\b|or\b|或)/iu;
const between =
  /\n|;|\|\||\s?\|\s?(?=-|docker\b)|\s&&?\s|\s\/\s|\/(?=-)|\s(?:and\s?\/\s?or|or|and|vs\.?|versus)(?=\s)|\s?(?:或者|或是|还是|以及|或|和|与)(?=[\s-]|$)|\s(?=(?:but\s)?(?:not|rather than|instead of)\s)|\s?(?=而不是|而非|(?<!而)不是)/giu;
const pause = /,(?=[\s-]|\p{Script=Han}|$)|、|:(?=[\s-]|\p{Script=Han})/gu;
const lead = /^(?:(?:either|or|and|but)(?:\s+|$)|或者?\s*)/iu;
const negation = /^(?:but\s)?(?:not|rather than|instead of)\s+|^(?:而不是|而非|不是)\s*/iu;
const flag = /(?:^|\s)-+[A-Za-z]/u;

/** One of several answers in a line: what it names, and whether the line sets it aside ("not -q"). */
export interface Alternative {
  readonly words: string;
  readonly setAside: boolean;
}

/** Whether words after a flag and a pause only explain it ("-a, which shows all"), being no answer themselves. */
function isRemark(words: string): boolean {
  const several = /\s/u.test(words) || /\p{Script=Han}{4}/u.test(words);
  return several && !flag.test(words) && !rival.test(words) && !negation.test(words);
}

/** What stands between pauses, without the remarks on a flag. */
function withoutRemarks(part: string): readonly string[] {
  const [first = '', ...rest] = part.split(pause);
  return [first, ...rest.filter((words) => !flag.test(first) || !isRemark(words.trim()))];
}

/**
 * The answers that a line gives side by side: parted by "or", "and", commas, strokes, in English and Chinese. Words in
 * brackets count only where they look like an answer of their own.
 */
export function alternatives(line: string): readonly Alternative[] {
  const open = line.replace(bracketed, (_all, inner: string) =>
    rival.test(inner) ? `; ${inner}` : ' ',
  );
  const parts = ` ${open} `
    .split(between)
    .flatMap(withoutRemarks)
    .flatMap((part): Alternative[] => {
      const words = part.trim().replace(lead, '').trim();
      if (words === '' || withoutFillers(words) === '') return [];
      const rest = words.replace(negation, '');
      return [{ words: rest.trim(), setAside: rest !== words }];
    });
  if (parts.length !== 1) return parts;
  const flags = open.trim().split(/\s+/u);
  return flags.length > 1 && flags.every((word) => /^-+[A-Za-z]/u.test(word))
    ? flags.map((words) => ({ words, setAside: false }))
    : parts;
}
