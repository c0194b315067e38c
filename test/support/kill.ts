import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** `count` moments to kill at, in milliseconds from 0 to `longest`; the same for the same seed. */
export function momentsToKill(seed: number, count: number, longest: number): readonly number[] {
  const random = xoroshiro128plus(seed);
  return Array.from({ length: count }, () => uniformInt(random, 0, longest));
}

/** Runs a TypeScript file with this Node; what it says on stderr is shown. */
export function startNode(file: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/**
 * Waits for the process to print its first line, or as many `lines` as told, lets it work on for `afterMs`, kills it
 * with SIGKILL, and gives the whole lines it printed from the second on. Throws when it ends by itself.
 */
export async function killAtWork(
  child: ChildProcess,
  afterMs: number,
  lines = 1,
): Promise<readonly string[]> {
  if (child.stdout === null) throw new Error('The process to kill needs its stdout piped.');
  const exited: Promise<unknown[]> = once(child, 'exit');
  const chunks: Buffer[] = [];
  let printed = 0;
  const closed = once(child.stdout, 'close');
  const begun = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      printed += chunk.toString().split('\n').length - 1;
      if (printed >= lines) resolve();
    });
  });
  await Promise.race([begun, exited]);
  await sleep(afterMs);
  child.kill('SIGKILL');
  const [exitCode, signal] = await exited;
  await closed;
  if (signal !== 'SIGKILL') {
    throw new Error(`Expected a process that works until it is killed; it ended with ${exitCode}.`);
  }
  // What follows the last line break was being said when the process died.
  return Buffer.concat(chunks).toString().split('\n').slice(1, -1);
}

/** What is wrong in a SQLite file after a kill: damage that SQLite finds, and acknowledged submissions that are gone. */
export function whatIsLost(file: string, acknowledged: readonly string[]): readonly string[] {
  const database = new SqliteDatabase(file);
  try {
    const damage = database.pragma('integrity_check', { simple: true });
    const orphans = database.pragma('foreign_key_check');
    const find = database.prepare(
      'select 1 from responses join grades on grades.response_id = responses.id where submission = ?',
    );
    const lost = acknowledged.filter((submission) => find.get(submission) === undefined);
    return [
      ...(damage === 'ok' ? [] : [`integrity_check: ${String(damage)}`]),
      ...(Array.isArray(orphans) && orphans.length === 0 ? [] : ['foreign_key_check found rows']),
      ...lost.map((submission) => `lost: ${submission}`),
    ];
  } finally {
    database.close();
  }
}
