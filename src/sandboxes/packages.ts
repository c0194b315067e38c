import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { message } from '../i18n/text.ts';
import { cacheFolder } from './cache.ts';
import { type Entry, type FileTree, merge, program } from './file-tree.ts';
import { must, run } from './run.ts';
import { SandboxError } from './sandbox-error.ts';

/** Where files of Debian packages are found: on the machine itself, or unpacked beside it. */
export interface PackageFiles {
  /** The folders to look in, the first wins; `/` is the machine itself. */
  readonly roots: readonly string[];
  /** The packages and versions that are used, for saying what an image is made of. */
  readonly versions: Readonly<Record<string, string>>;
}

/**
 * Finds the packages' files. What is installed is used where it stands; what is not is downloaded with
 * everything it needs and unpacked into a cache, so that nothing is installed and no service starts.
 */
export async function packageFiles(packages: readonly string[]): Promise<PackageFiles> {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg')) {
    throw new SandboxError(message('cli.packagesNone'));
  }
  const installed = await installedVersions(packages);
  const missing = packages.filter((name) => installed[name] === undefined);
  if (missing.length === 0) return { roots: ['/'], versions: installed };
  const root = cacheFolder('packages', missing.join('+'));
  const done = path.join(root, '.complete');
  if (!existsSync(done)) {
    await unpack(await needed(missing), root);
    writeFileSync(done, '');
  }
  const fetched = await must('sh', ['-c', versionScript, 'sh', root, ...missing]);
  return { roots: [root, '/'], versions: { ...installed, ...parseVersions(fetched) } };
}

const versionScript = `cd "$1"; shift
for p; do for d in .debs/"$p"_*.deb; do
  dpkg-deb --show --showformat="$p \\\${Version}\\n" "$d"
done; done`;

async function installedVersions(packages: readonly string[]): Promise<Record<string, string>> {
  const asked = await run('dpkg-query', [
    '--show',
    `--showformat=\${db:Status-Status} \${Package} \${Version}\\n`,
    ...packages,
  ]);
  const lines = asked.stdout.split('\n').filter((line) => line.startsWith('installed '));
  return parseVersions(lines.map((line) => line.slice('installed '.length)).join('\n'));
}

function parseVersions(lines: string): Record<string, string> {
  const versions: Record<string, string> = {};
  for (const line of lines.split('\n')) {
    const [name, version] = line.split(' ');
    if (name && version) versions[name] = version;
  }
  return versions;
}

async function needed(packages: readonly string[]): Promise<string[]> {
  const ask = ['install', '--simulate', '-qq', '--no-install-recommends', ...packages];
  let asked = await run('apt-get', ask);
  if (asked.exitCode !== 0 && process.getuid?.() === 0) {
    await must('apt-get', ['update', '-qq']);
    asked = await run('apt-get', ask);
  }
  if (asked.exitCode !== 0) {
    throw new SandboxError(
      message('cli.packagesNotFound', {
        packages: packages.join(', '),
        said: asked.stderr.trim(),
      }),
    );
  }
  const names = asked.stdout.matchAll(/^Inst (\S+) /gm);
  return [...names].map(([, name]) => name ?? '');
}

async function unpack(packages: readonly string[], root: string): Promise<void> {
  const debs = path.join(root, '.debs');
  await must('mkdir', ['-p', debs]);
  const download = ['download', '-qq', '-o', 'APT::Sandbox::User=root', ...packages];
  const fetched = await run('apt-get', download, { cwd: debs });
  if (fetched.exitCode !== 0) {
    throw new SandboxError(
      message('cli.packagesNotFetched', {
        packages: packages.join(', '),
        said: fetched.stderr.trim(),
      }),
    );
  }
  await must('sh', [
    '-ec',
    'for deb in "$1"/*.deb; do dpkg -x "$deb" "$2"; done',
    'sh',
    debs,
    root,
  ]);
}

/** Where a file of the packages stands on this machine. */
export function locate(files: PackageFiles, wanted: string): string {
  for (const root of files.roots) {
    const found = path.join(root, wanted);
    if (existsSync(found)) return realpathSync(found);
  }
  throw new Error(`\`${wanted}\` is in none of ${files.roots.join(', ')}; its package changed.`);
}

/** Programs by the path they get in the image, each with the libraries it is linked with. */
export async function withLibraries(
  files: PackageFiles,
  programs: readonly string[],
): Promise<FileTree> {
  const trees = await Promise.all(
    programs.map(async (wanted) => {
      const found = locate(files, wanted);
      const own: [string, Entry] = [wanted, program(found)];
      return merge([own], await libraries(files, found));
    }),
  );
  return merge(...trees);
}

async function libraries(files: PackageFiles, file: string): Promise<FileTree> {
  const unpacked = files.roots.filter((root) => root !== '/');
  const search = unpacked.flatMap((root) => libraryFolders(root));
  const env =
    search.length === 0 ? process.env : { ...process.env, LD_LIBRARY_PATH: search.join(':') };
  const listed = await run('ldd', [file], { env });
  const entries: [string, Entry][] = [];
  for (const line of listed.stdout.split('\n')) {
    if (line.includes('not found')) throw new Error(`\`${file}\` lacks a library: ${line.trim()}`);
    const target = /(?:=> )?(\/\S+) \(0x/.exec(line)?.[1];
    if (target === undefined) continue;
    const root = unpacked.find((one) => target.startsWith(`${one}/`)) ?? '';
    entries.push([target.slice(root.length), program(realpathSync(target))]);
  }
  return new Map(entries);
}

const triplets: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  ppc64: 'powerpc64le-linux-gnu',
  s390x: 's390x-linux-gnu',
  riscv64: 'riscv64-linux-gnu',
};

/** The folder name Debian gives this machine's architecture, as in `/usr/lib/x86_64-linux-gnu`. */
export function triplet(): string {
  const name = triplets[process.arch];
  if (name === undefined) throw new Error(`Debian has no packages for ${process.arch}.`);
  return name;
}

function libraryFolders(root: string): string[] {
  return ['/usr/lib', '/lib'].map((folder) => path.join(root, folder, triplet()));
}
