import { CORE_SCHEMA, load } from 'js-yaml';

/** How many values may stand for others that are written once: aliases of aliases could stand for more than memory holds. */
const mostRepeated = 200;

function repeatsLittle(tree: unknown): boolean {
  const seen = new Set<object>();
  const waiting: unknown[] = [tree];
  let repeated = 0;
  while (waiting.length > 0 && repeated <= mostRepeated) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (seen.has(value)) repeated += 1;
    seen.add(value);
    waiting.push(...Object.values(value));
  }
  return repeated <= mostRepeated;
}

/**
 * The values of a YAML text, read many times as fast as with their places; null where something is odd about it, so that
 * it must be read with care to say what.
 */
export function quickTree(source: string): { readonly tree: unknown } | null {
  try {
    const tree: unknown = load(source, { schema: CORE_SCHEMA });
    return repeatsLittle(tree) ? { tree: tree ?? null } : null;
  } catch {
    // Whatever it is, the careful reader words it.
    return null;
  }
}
