import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';

/** What JSON can say. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A request's body: parsed where it is JSON, an archive's names and digests, null where there is none. */
export type Body = Json;

/** A request to the engine's API as it was sent, without the API's version and the headers. */
export interface EngineRequest {
  readonly method: string;
  /** Such as `/containers/create`, percent-encoding resolved. */
  readonly path: string;
  /** Sorted by name; a name may stand more than once. */
  readonly query: readonly (readonly [string, string])[];
  readonly body: Body;
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** An archive's files; when they were written and by whom says nothing of the command. */
async function filesOf(archive: Buffer): Promise<Json> {
  const files: Record<string, string> = {};
  for await (const entry of Readable.from([archive]).pipe(extract())) {
    files[entry.header.name] = digest(await buffer(entry));
  }
  return files;
}

/** The body as it can be compared. */
export async function readBody(type: string | undefined, bytes: Buffer): Promise<Body> {
  if (bytes.length === 0) return null;
  if (type?.startsWith('application/json')) return JSON.parse(bytes.toString('utf8'));
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return { gzip: await readBody(type, gunzipSync(bytes)) };
  const isArchive = bytes.subarray(257, 262).toString('latin1') === 'ustar';
  return isArchive ? await filesOf(bytes) : digest(bytes);
}
