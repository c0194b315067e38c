import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { StoreError } from './errors.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';

/** The observation a response was graded on, and when it was taken (ms since 1970). */
export interface Evidence {
  readonly observation: JsonValue;
  readonly takenAt: number;
}

/** The longest observation that is kept, in bytes of JSON before compression. */
export const largestObservationBytes = 4 * 1024 * 1024;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** An observation as the database keeps it: gzipped JSON. Throws a `StoreError` `too-large`. */
export async function packObservation(observation: JsonValue): Promise<Uint8Array> {
  const json = Buffer.from(toJsonText(observation));
  if (json.length > largestObservationBytes) {
    throw new StoreError(
      'too-large',
      `An observation of ${json.length} bytes is too long to be kept: at most ${largestObservationBytes}. Ask the engine for less in this task's checks.`,
    );
  }
  return compress(json, { level: 1 });
}

/** The observation that `packObservation` packed. */
export async function unpackObservation(packed: Uint8Array): Promise<JsonValue> {
  let json: Buffer;
  try {
    json = await decompress(packed, { maxOutputLength: largestObservationBytes });
  } catch (cause) {
    throw new StoreError(
      'unreadable-row',
      "A row's evidence.observation should hold gzipped JSON and does not unpack. The database was changed from outside, or is damaged: restore it from a backup.",
      { cause },
    );
  }
  return fromJsonText(json.toString(), 'evidence.observation');
}
