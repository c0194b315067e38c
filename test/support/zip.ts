import { inflateRawSync } from 'node:zlib';

/** The text of every file in a zip archive, by its path; what a workbook is made of. */
export function textsOfZip(zip: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const directoryEnd = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(directoryEnd + 16);
  for (let left = zip.readUInt16LE(directoryEnd + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const start = zip.readUInt32LE(at + 42);
    const body = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(body, body + size);
    const path = zip.toString('utf8', at + 46, at + 46 + (name ?? 0));
    texts.set(path, (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return texts;
}
