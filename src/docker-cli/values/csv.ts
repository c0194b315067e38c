/** A field of a line of comma-separated values, and where it stands there. */
export interface Field {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The fields of one line of comma-separated values; a field in double quotes may hold commas. */
export function csvFields(line: string): readonly Field[] {
  const fields: Field[] = [];
  let start = 0;
  while (start <= line.length) {
    const quoted = line.charAt(start) === '"' ? quotedEnd(line, start) : -1;
    const comma = line.indexOf(',', quoted === -1 ? start : quoted);
    const end = comma === -1 ? line.length : comma;
    const raw = line.slice(start, end);
    const text = quoted === end ? raw.slice(1, -1).replaceAll('""', '"') : raw;
    fields.push({ text, start, end });
    start = end + 1;
  }
  return fields;
}

/** Behind the quotation mark that closes the one at `start`; -1 where none does. */
function quotedEnd(line: string, start: number): number {
  let at = start + 1;
  while (at < line.length) {
    const end = line.indexOf('"', at);
    if (end === -1) return -1;
    if (line.charAt(end + 1) !== '"') return end + 1;
    at = end + 2;
  }
  return -1;
}
