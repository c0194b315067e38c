import { dashReadings, plainCharacters } from './plain.ts';

const wrapped = /^(["'`]+)([\s\S]*[^\\])\1$/u;
const placeholder = /<([\p{L}\p{N}_. -]{1,64})>/gu;

/** A command as typed or pasted, without quotes around the whole of it; `<a name>` counts as one word. */
function unwrapped(line: string): string {
  const text = line.trim().replace(/[。]$/u, '');
  const [, quote = '', inner] = wrapped.exec(text) ?? [];
  const bare = inner === undefined || inner.includes(quote) ? text : inner;
  return bare.replace(placeholder, (_all, name: string) => name.trim().replaceAll(' ', '_'));
}

/** What a line may have been meant as, the likeliest first: more than one where an editor made dashes of hyphens. */
export function commandReadings(line: string): readonly string[] {
  return dashReadings(plainCharacters(line)).map(unwrapped);
}
