const joined = /^(--[A-Za-z][\w-]*)=(.+)$/su;

/**
 * The words with every `--flag=value` as two words, so that both ways of writing a flag are one. `--flag=true` is the
 * flag alone; `--flag=false` stays joined, because docker reads it only so.
 */
export function partFlags(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => {
    const [, flag, value] = joined.exec(word) ?? [];
    if (flag === undefined || value === undefined) return [word];
    if (value === 'true') return [flag];
    return value === 'false' ? [word] : [flag, value];
  });
}
