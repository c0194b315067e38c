import type { Text } from '../i18n/text.ts';

/** Where a value stands within a file's tree. */
export type Path = readonly (string | number)[];

/** Something wrong within one file, before its line is known. */
export interface Complaint {
  readonly path: Path;
  /** Whether the name of the last step is meant, or what stands under it. */
  readonly at: 'key' | 'value';
  readonly expected: Text;
  readonly found: Text;
}

/** Whether one path is the other, or leads to it. */
export function leadsTo(path: Path, other: Path): boolean {
  return path.length <= other.length && path.every((step, index) => step === other[index]);
}

/** The steps of a path that zod gives; it never gives symbols for what came out of a file. */
export function asPath(steps: readonly PropertyKey[]): Path {
  return steps.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

/** What stands at a path of a tree; undefined where nothing does. */
export function valueAt(tree: unknown, path: Path): unknown {
  let value = tree;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
      return undefined;
    }
    value = Reflect.get(value, step);
  }
  return value;
}
