/** Puts a stream's chunks together to lines. A line that is too long is left out, and told as such. */
export interface Lines {
  /** The lines that this chunk completes; null stands for one that was too long. Empty lines are left out. */
  take(chunk: Buffer): (string | null)[];
  /** Whether something has come that no end of line has followed. */
  hasRest(): boolean;
}

const newline = 0x0a;

/** Lines of `mostBytes` bytes at most. */
export function readLines(mostBytes: number): Lines {
  let rest: Buffer[] = [];
  let size = 0;
  let isTooLong = false;

  const add = (part: Buffer) => {
    if (part.length === 0) return;
    size += part.length;
    if (size > mostBytes) {
      isTooLong = true;
      rest = [];
    } else {
      rest.push(part);
    }
  };
  const end = (): string | null => {
    const line = isTooLong ? null : Buffer.concat(rest).toString('utf8').trim();
    rest = [];
    size = 0;
    isTooLong = false;
    return line;
  };

  return {
    take(chunk) {
      const lines: (string | null)[] = [];
      let from = 0;
      for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
        add(chunk.subarray(from, at));
        lines.push(end());
        from = at + 1;
      }
      add(chunk.subarray(from));
      return lines.filter((line) => line !== '');
    },
    hasRest: () => size > 0,
  };
}
