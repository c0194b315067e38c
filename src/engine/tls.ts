import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { message } from '../i18n/text.ts';
import { EngineTrouble, type Tls } from './target.ts';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function pem(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return null;
    throw new EngineTrouble(message('engine.unreadable', { path }), { cause });
  }
}

/** Reads ca.pem, cert.pem and key.pem of a folder; those that are not there are left out. */
export async function readTls(folder: string, verify: boolean): Promise<Tls> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((file) => pem(join(folder, file))),
  );
  return { ca: ca ?? null, cert: cert ?? null, key: key ?? null, verify };
}
