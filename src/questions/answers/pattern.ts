import { RE2JS, RE2JSException } from 're2js';

const most = 500;
const compiled = new Map<string, RE2JS>();

function compile(pattern: string, ignoreCase: boolean): RE2JS {
  const key = `${ignoreCase ? 'i' : 'c'}${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  const made = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  if (compiled.size >= most) compiled.clear();
  compiled.set(key, made);
  return made;
}

/** Why a regular expression cannot be used, in RE2's own words; null when it can. */
export function patternProblem(pattern: string, ignoreCase: boolean): string | null {
  try {
    compile(pattern, ignoreCase);
    return null;
  } catch (error) {
    if (error instanceof RE2JSException) return error.message;
    throw error;
  }
}

/** Whether a pattern fits the whole text, in linear time. A pattern that cannot be used fits nothing. */
export function patternFits(pattern: string, ignoreCase: boolean, text: string): boolean {
  return patternProblem(pattern, ignoreCase) === null && compile(pattern, ignoreCase).matches(text);
}
