/** One thing in an image's file system. Modes are permission bits; owners default to root. */
export type Entry =
  | { readonly type: 'directory'; readonly mode?: number; readonly owner?: number }
  | { readonly type: 'link'; readonly target: string }
  | {
      readonly type: 'file';
      readonly mode: number;
      readonly from: { readonly path: string } | { readonly text: string };
    };

/** The files of one layer, by their absolute path in the image. */
export type FileTree = ReadonlyMap<string, Entry>;

/** A file with the given text, readable by all; executable when it starts with `#!`. */
export function text(content: string): Entry {
  return {
    type: 'file',
    mode: content.startsWith('#!') ? 0o755 : 0o644,
    from: { text: content },
  };
}

/** A file of this machine, as an executable. */
export function program(path: string): Entry {
  return { type: 'file', mode: 0o755, from: { path } };
}

/** A symbolic link. */
export function link(target: string): Entry {
  return { type: 'link', target };
}

/** A folder; `mode` defaults to 0755. */
export function directory(mode = 0o755, owner = 0): Entry {
  return { type: 'directory', mode, owner };
}

/** Several trees as one; where two name the same path, the later wins. */
export function merge(...trees: Iterable<readonly [string, Entry]>[]): FileTree {
  return new Map(trees.flatMap((tree) => [...tree]));
}
