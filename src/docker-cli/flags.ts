const joined = /^(--[A-Za-z][\w-]*)=(.+)$/su;

/**
 * The words with every `--flag=value` as two words, so that both ways of writing a flag are one. A `true` or `false`
 * stays joined: docker reads it only so.
 */
export function partFlags(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const [, flag, value] = joined.exec(word) ?? [];
    if (flag === undefined || value === undefined) return [word];
    return /^(?:true|false)$/iu.test(value) ? [word] : [flag, value];
  });
}
