import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Count, countVitest, total } from './count.ts';
import { prepare } from './prepare.ts';

/**
 * `npm test`: makes sure of what the tests need, runs every check in turn, and ends with one line
 * `N passed, N failed`. Exits with 1 when something failed, with 2 when the machine lacks what it needs.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  await prepare(say);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}

const counts = [
  await check('format', 'biome', [
    'ci',
    '--colors=off',
    '--linter-enabled=false',
    '--assist-enabled=false',
    '.',
  ]),
  await check('lint', 'biome', [
    'ci',
    '--colors=off',
    '--formatter-enabled=false',
    '--error-on-warnings',
    '.',
  ]),
  await check('types', 'tsc', ['--noEmit']),
  await check('types of the pages’ scripts', 'tsc', ['--noEmit', '-p', 'views/assets']),
  await vitest(process.argv.slice(2)),
];
const { passed, failed } = total(counts);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function check(what: string, command: string, args: readonly string[]): Promise<Count> {
  say(`\n── ${what}`);
  const code = await show(command, args);
  say(code === 0 ? `${what}: passed` : `${what}: failed (exit code ${code})`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(args: readonly string[]): Promise<Count> {
  say('\n── tests');
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-tests-'));
  try {
    const file = path.join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await show('vitest', ['run', ...reporters, ...args]);
    return countVitest(readReport(file), code, { chosen: args.length > 0 });
  } catch (error) {
    say(`vitest left no report that can be read: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readReport(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function show(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const program = path.join(root, 'node_modules', '.bin', command);
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
