import { execFile } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What a run of the docker CLI left: both streams together, and its exit code. */
export interface Ran {
  readonly output: string;
  readonly code: number;
}

/** A port of this machine that nothing listens on: what would go out to a registry ends there at once. */
const nowhere = 'http://127.0.0.1:9';

/** A docker CLI that reaches no engine and no registry, has no configuration of the user's, and starts in an empty folder. */
export interface LoneCli {
  /** Runs it with these arguments and nothing on its standard input. */
  readonly run: (args: readonly string[]) => Promise<Ran>;
  /** Its own folder: of its configuration, its home and its work. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** A docker CLI on its own, by its path or its name. */
export async function loneCli(binary: string): Promise<LoneCli> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-grammar-'));
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    DOCKER_CONFIG: folder,
    DOCKER_HOST: `unix://${folder}/none.sock`,
    DOCKER_CLI_HINTS: 'false',
    DOCKER_BUILDKIT: '0',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    DOCKER_CONTENT_TRUST_SERVER: nowhere,
  };
  return {
    folder,
    run: (args) =>
      new Promise((done, fail) => {
        const child = execFile(
          binary,
          args,
          { env, cwd: folder, timeout: 30_000 },
          (error, stdout, stderr) => {
            const code = error === null ? 0 : error.code;
            if (typeof code === 'number') done({ output: stdout + stderr, code });
            else
              fail(
                new Error(`${binary} ${args.join(' ')} did not end by itself`, { cause: error }),
              );
          },
        );
        child.stdin?.end();
      }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The version of a docker CLI, such as `28.2.2`. */
export async function versionOf(cli: LoneCli): Promise<string> {
  const { output } = await cli.run(['--version']);
  const [, version] = /version ([^\s,+]+)/u.exec(output) ?? [];
  if (version === undefined) throw new Error(`docker --version says no version: ${output}`);
  return version;
}

/** A docker CLI of this machine, alone; `close` it after use. */
export interface FoundCli {
  readonly version: string;
  readonly cli: LoneCli;
}

/** The docker CLIs on the path, one of each version; there is at least one. */
export async function findClis(): Promise<readonly FoundCli[]> {
  const found = new Map<string, FoundCli>();
  for (const folder of new Set((process.env.PATH ?? '').split(delimiter))) {
    const binary = join(folder, 'docker');
    const isThere = await access(binary).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    const cli = await loneCli(binary);
    const version = await versionOf(cli);
    if (found.has(version)) await cli.close();
    else found.set(version, { version, cli });
  }
  if (found.size === 0) throw new Error('These tests need the docker CLI on the path');
  return [...found.values()];
}

/** Maps over items with a few at a time in the air; the results are in the items' order. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: 3 }, worker));
  return results;
}
