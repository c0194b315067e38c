import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { message } from '../i18n/text.ts';
import { parseHost } from './parse-host.ts';
import { EngineTrouble, type Target } from './target.ts';
import { readTls } from './tls.ts';

const config = z.looseObject({ currentContext: z.string().optional() });

const meta = z.looseObject({
  Endpoints: z.looseObject({
    docker: z.looseObject({ Host: z.string(), SkipTLSVerify: z.boolean().optional() }),
  }),
});

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  if (!existsSync(path)) return null;
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new EngineTrouble(message('engine.unreadable', { path }), { cause });
  }
}

/** The context that Docker's configuration names; null where it names none. */
export async function readCurrentContext(configDir: string): Promise<string | null> {
  const read = await readJson(join(configDir, 'config.json'), config);
  return read?.currentContext || null;
}

/** Where the engine of a context is, with its TLS files. */
export async function readContext(configDir: string, name: string): Promise<Target> {
  const folder = createHash('sha256').update(name).digest('hex');
  const read = await readJson(join(configDir, 'contexts/meta', folder, 'meta.json'), meta);
  if (read === null) throw new EngineTrouble(message('engine.unknown-context', { name }));
  const { Host, SkipTLSVerify } = read.Endpoints.docker;
  const tlsFolder = join(configDir, 'contexts/tls', folder, 'docker');
  const tls = existsSync(tlsFolder) ? await readTls(tlsFolder, !SkipTLSVerify) : null;
  return parseHost(Host, tls);
}
