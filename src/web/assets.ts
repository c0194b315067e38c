import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file that pages load: its bytes as they are sent. */
export interface Asset {
  readonly body: Buffer;
  /** Its media type, with the charset. */
  readonly type: string;
}

/** The stylesheets, icons and scripts of the pages. */
export interface Assets {
  /** The address of an asset by its name (`plimsoll.css`, `page.js`), with a hash of the folder in it. */
  url(name: string): string;
  /** The asset at an address below `/assets/`; null where there is none. */
  file(hashedName: string): Promise<Asset | null>;
}

const ownAssets = fileURLToPath(new URL('../../views/assets', import.meta.url));

/** The scripts that pages load, each with the file it is bundled from. `early.js` runs before the page is drawn. */
const scripts: Readonly<
  Record<string, { readonly source: string; readonly format: 'esm' | 'iife' }>
> = {
  'early.js': { source: 'early.ts', format: 'iife' },
  'page.js': { source: 'page.ts', format: 'esm' },
};

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

async function bundle(path: string, format: 'esm' | 'iife'): Promise<Buffer> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`Bundling ${path} gave no script: expected exactly one.`);
  return Buffer.from(script.contents);
}

/**
 * Knows the folder's files and their common hash. A script is bundled when it is first asked for, and kept: starting
 * the server waits for none.
 */
export async function loadAssets(directory: string = ownAssets): Promise<Assets> {
  const names = (await readdir(directory)).filter((name) => /\.(ts|css|svg)$/.test(name)).sort();
  const contents = await Promise.all(names.map((name) => readFile(join(directory, name))));
  const hash = createHash('sha256');
  for (const [index, name] of names.entries()) hash.update(name).update(contents[index] ?? '');
  const version = hash.digest('hex').slice(0, 10);

  const served = [...names.filter((name) => !name.endsWith('.ts')), ...Object.keys(scripts)];
  const address = (name: string) => {
    const extension = extname(name);
    return `${name.slice(0, -extension.length)}-${version}${extension}`;
  };
  const addresses = new Map(served.map((name) => [name, `/assets/${address(name)}`]));
  const nameOf = new Map(served.map((name) => [address(name), name]));
  const bodies = new Map<string, Promise<Buffer>>();

  const make = (name: string): Promise<Buffer> => {
    const script = scripts[name];
    return script
      ? bundle(join(directory, script.source), script.format)
      : readFile(join(directory, name));
  };

  return {
    url(name) {
      const found = addresses.get(name);
      if (found) return found;
      throw new Error(
        `There is no asset "${name}": expected one of ${served.join(', ')}. A page names it in views/.`,
      );
    },
    async file(hashedName) {
      const name = nameOf.get(hashedName);
      const type = name && types[extname(name)];
      if (!name || !type) return null;
      let body = bodies.get(name);
      if (!body) {
        body = make(name);
        bodies.set(name, body);
        body.catch(() => bodies.delete(name));
      }
      return { body: await body, type };
    },
  };
}
