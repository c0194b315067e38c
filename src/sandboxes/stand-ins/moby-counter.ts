import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { busyboxPackage, busyboxSystem } from '../busybox.ts';
import { type Entry, merge, program, text } from '../file-tree.ts';
import { makeLayer } from '../layer.ts';
import { locate, type PackageFiles, packageFiles, triplet, withLibraries } from '../packages.ts';
import { type StandIn, standInLabels } from './stand-in.ts';

/** `russmckendrick/moby-counter:latest`: a page whose clicks are kept in a Redis that it finds by name. */
export const mobyCounter: StandIn = {
  name: 'russmckendrick/moby-counter:latest',
  async make() {
    const base = await packageFiles([busyboxPackage]);
    const files = await packageFiles(['perl-base']);
    const modules = `/usr/lib/${triplet()}/perl-base`;
    const own = merge(
      await withLibraries(files, ['/usr/bin/perl']),
      folder(locate(files, modules), modules),
      ['counter.pl', 'page.html'].map((name): [string, Entry] => [
        `/srv/app/${name}`,
        text(readFileSync(source(name), 'utf8')),
      ]),
    );
    return {
      name: this.name,
      layers: [await makeLayer(await busyboxSystem(base)), await makeLayer(own)],
      config: {
        Cmd: ['perl', '/srv/app/counter.pl'],
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
        WorkingDir: '/srv/app',
        ExposedPorts: { '80/tcp': {} },
        Labels: standInLabels('the page and the API of moby-counter, written anew', {
          roots: [],
          versions: { ...files.versions, ...base.versions },
        } satisfies PackageFiles),
      },
    };
  },
};

function source(name: string): string {
  return fileURLToPath(new URL(`moby-counter/${name}`, import.meta.url));
}

function folder(from: string, to: string): [string, Entry][] {
  return readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(from, name)).isFile())
    .map((name) => [`${to}/${name}`, program(path.join(from, name))]);
}
