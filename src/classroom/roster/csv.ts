/** A record of a CSV file: its cells, and the line it begins on, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a CSV text; `openQuote` is the line of a quote that is never closed, where there is one. */
export interface CsvFile {
  readonly records: readonly CsvRecord[];
  readonly openQuote: number | null;
}

const separators = [',', '\t', ';'] as const;

/** The separator of most cells in the first line; a comma where none stands there. */
function separatorOf(text: string): string {
  const first =
    /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const counts = separators.map((one) => first.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * Reads comma, semicolon or tab separated text as spreadsheets write it: cells in quotes may hold separators, line ends
 * and doubled quotes; a byte order mark and lines without anything in them are passed over.
 */
export function readCsv(input: string): CsvFile {
  const text = input.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let startedAt = 1;
  let quotedSince: number | null = null;
  const endRecord = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) records.push({ line: startedAt, cells });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const isLineEnd = character === '\n' || (character === '\r' && text[at + 1] !== '\n');
    if (isLineEnd) line += 1;
    if (quotedSince !== null) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quotedSince = null;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quotedSince = line;
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (isLineEnd) {
      endRecord();
      startedAt = line;
    } else if (character !== '\r') cell += character;
  }
  endRecord();
  return { records, openQuote: quotedSince };
}
