import type { Bounded } from '../checks/observation.ts';
import type { BoundedBody } from './bounded-body.ts';

const headBytes = 8;

/** Whether the bytes come in frames, as the log of a container without a terminal does: stream, three zeros, length. */
function isFramed(bytes: Buffer): boolean {
  return (bytes[0] ?? 0) <= 2 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0;
}

function payloads(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + headBytes <= bytes.length) {
    const length = bytes.readUInt32BE(at + 4);
    parts.push(bytes.subarray(at + headBytes, at + headBytes + length));
    at += headBytes + length;
  }
  return Buffer.concat(parts);
}

/** The lines of a container's log, standard output and errors as they came; the last one of a log that was cut is left out. */
export function logLines({ bytes, complete }: BoundedBody): Bounded<string> {
  if (bytes.length === 0) return { items: [], complete };
  const text = (isFramed(bytes) ? payloads(bytes) : bytes).toString('utf8');
  const lines = text.split(/\r?\n/);
  const items = complete && lines.at(-1) !== '' ? lines : lines.slice(0, -1);
  return { items, complete };
}
