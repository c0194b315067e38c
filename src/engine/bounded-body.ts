import type { IncomingMessage } from 'node:http';

/** The start of an answer's body, and whether that is all of it. */
export interface BoundedBody {
  readonly bytes: Buffer;
  readonly complete: boolean;
}

/**
 * Reads an answer up to a number of bytes and then ends it: the engine holds a container's lock until an archive is
 * read or closed. Rejects where the connection breaks off before that.
 */
export async function readBounded(reply: IncomingMessage, mostBytes: number): Promise<BoundedBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of reply) {
      const bytes: Buffer = chunk;
      chunks.push(bytes);
      size += bytes.length;
      if (size > mostBytes)
        return { bytes: Buffer.concat(chunks).subarray(0, mostBytes), complete: false };
    }
    return { bytes: Buffer.concat(chunks), complete: true };
  } finally {
    reply.destroy();
  }
}
