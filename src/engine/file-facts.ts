import { extract, type Header } from 'tar-stream';
import type { FileFacts } from '../checks/observation.ts';
import type { BoundedBody } from './bounded-body.ts';
import { object, text } from './raw.ts';

/** The largest content that is read, in bytes. */
export const mostContent = 64 * 1024;

/** Room for the content and what an archive puts around it. */
export const mostArchive = mostContent + 16 * 1024;

/** Where the link leads that an archive's header speaks of; null where it is no link. */
export function linkTarget(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  const stat: unknown = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  const target = text(object(stat).linkTarget);
  return target === '' ? null : target;
}

function typeOf(header: Header): FileFacts['type'] {
  switch (header.type) {
    case 'file':
    case 'contiguous-file':
      return 'file';
    case 'directory':
      return 'directory';
    case 'link':
      return 'file';
    case 'symlink':
      return 'link';
    default:
      return 'other';
  }
}

/** The facts of the first thing in an archive, which is what was asked for; null where there is none. */
export async function fileFacts({ bytes, complete }: BoundedBody): Promise<FileFacts | null> {
  const archive = extract();
  const first = new Promise<FileFacts | null>((resolve, reject) => {
    archive.on('error', reject);
    archive.on('finish', () => resolve(null));
    archive.on('entry', (header, stream, next) => {
      const type = typeOf(header);
      const size = header.size ?? 0;
      const chunks: Buffer[] = [];
      const isRead = type === 'file' && size <= mostContent && (complete || size < bytes.length);
      const give = () =>
        resolve({
          type,
          size,
          mode: ((header.mode ?? 0) & 0o7777).toString(8),
          uid: header.uid ?? 0,
          gid: header.gid ?? 0,
          content: isRead ? Buffer.concat(chunks).toString('utf8') : null,
        });
      if (!isRead) {
        give();
        stream.resume();
        return;
      }
      stream.on('data', (chunk) => {
        if (Buffer.isBuffer(chunk)) chunks.push(chunk);
      });
      stream.on('end', () => {
        give();
        next();
      });
    });
  });
  archive.end(bytes);
  try {
    return await first;
  } finally {
    archive.destroy();
  }
}
