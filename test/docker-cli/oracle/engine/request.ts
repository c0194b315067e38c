import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

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

const block = 512;
const textAt = (header: Buffer, start: number, end: number) =>
  header.toString('utf8', start, end).replace(/\0.*$/s, '').trim();

/** A tar archive's files; when they were written and by whom says nothing of the command. */
function filesOf(archive: Buffer): Json {
  const files: Record<string, string> = {};
  for (let at = 0; at + block <= archive.length; ) {
    const header = archive.subarray(at, at + block);
    const size = Number.parseInt(textAt(header, 124, 136), 8) || 0;
    const content = archive.subarray(at + block, at + block + size);
    const isExtraHeader = 'xg'.includes(textAt(header, 156, 157) || '0');
    const name = textAt(header, 0, 100);
    if (name !== '' && !isExtraHeader) files[name] = digest(content);
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}

/** The body as it can be compared. */
export function readBody(type: string | undefined, bytes: Buffer): Body {
  if (bytes.length === 0) return null;
  if (type?.startsWith('application/json')) return JSON.parse(bytes.toString('utf8'));
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { gzip: readBody(type, gunzipSync(bytes)) };
  const isArchive = bytes.subarray(257, 262).toString('latin1') === 'ustar';
  return isArchive ? filesOf(bytes) : digest(bytes);
}
