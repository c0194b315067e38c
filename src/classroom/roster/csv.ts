import { CsvError, parse } from 'csv-parse/sync';

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
  const text = input.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const records: CsvRecord[] = [];
  let last = 0;
  const keep = (record: readonly string[], { lines }: { readonly lines: number }) => {
    if (record.some((cell) => cell.trim() !== '')) records.push({ line: last + 1, cells: record });
    last = lines;
    return null;
  };
  try {
    parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      on_record: keep,
    });
    return { records, openQuote: null };
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    return { records, openQuote: last + 1 };
  }
}
