import type { Manner, Reader } from '../../../src/docker-cli/values/value.ts';

/** What a reader makes of a text: each value's parts, those that are empty left out; or what is off with it. */
export function meaning(read: Reader, text: string, manner: Manner = 'plain'): string {
  const reading = read(text, manner);
  if (!reading.ok) {
    const { wants, at } = reading.problem;
    return `${wants}: ${text.slice(at.start, at.end)}`;
  }
  return reading.values
    .map(({ parts }) => parts.flatMap((part) => (part.text === '' ? [] : part.text)).join(' '))
    .join(', ');
}
