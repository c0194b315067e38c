/** A name in the two parts that other systems ask for; either may be empty. */
export interface NameParts {
  readonly first: string;
  readonly family: string;
}

/** Chinese family names of two characters; all others have one. */
const doubleNames = new Set(
  '欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 长孙 長孫 宇文 东方 東方 独孤 獨孤 南宫 南宮 端木 轩辕 軒轅 闻人 聞人 申屠 赫连 赫連 澹台 百里 呼延 东郭 東郭 西门 西門'.split(
    ' ',
  ),
);

/** Small words that begin a family name: "Ludwig van Beethoven" is filed under "van Beethoven". */
const particles = new Set(
  'van von der den de del della di da dos du la le ten ter zu zur bin ibn al el af av'.split(' '),
);

const cjk = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;

/**
 * The parts of a name. "Family, Given" says so itself. Chinese and Korean put the family first, with or without a
 * space; elsewhere the last word is the family's, with the particles before it. A single word is a first name.
 */
export function nameParts(name: string): NameParts {
  const text = name.trim();
  const comma = /^([^,，]+)[,，]\s*([^,，]+)$/.exec(text);
  if (comma) return { first: (comma[2] ?? '').trim(), family: (comma[1] ?? '').trim() };
  const words = text.split(/\s+/);
  const [head = '', ...others] = words;
  if (words.every((word) => cjk.test(word))) {
    if (others.length > 0) return { family: head, first: others.join(' ') };
    const length = [...head].length > 2 && doubleNames.has(head.slice(0, 2)) ? 2 : 1;
    return [...head].length > 1
      ? { family: head.slice(0, length), first: head.slice(length) }
      : { family: '', first: head };
  }
  let from = words.length - 1;
  while (from > 1 && particles.has((words[from - 1] ?? '').toLowerCase())) from -= 1;
  return from < 1
    ? { first: text, family: '' }
    : { first: words.slice(0, from).join(' '), family: words.slice(from).join(' ') };
}
