import { RE2JS } from 're2js';
import { z } from 'zod';

const compiled = new Map<string, RE2JS>();

function compile(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  const made = RE2JS.compile(pattern);
  if (compiled.size >= 500) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

function parses(pattern: string): boolean {
  try {
    compile(pattern);
    return true;
  } catch {
    return false;
  }
}

/** A pattern as authors write it: RE2 syntax, which matches in linear time; found anywhere unless anchored. */
export const pattern = z
  .string()
  .min(1)
  .max(1000)
  .refine(parses, { message: 'a pattern in RE2 syntax (no look-around, no back-references)' })
  .describe(
    'A pattern in RE2 syntax, found anywhere in the text unless it is anchored with ^ and $.',
  );

/** Whether the pattern is found in the text. A pattern that does not parse matches nothing. */
export function matches(source: string, text: string): boolean {
  return parses(source) && compile(source).matcher(text).find();
}
