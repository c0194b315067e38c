import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** A checkout whose dependencies are there, and whose server is the given program. */
async function checkoutWith(program: string): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'plimsoll-hand-over-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await cp(path.join(checkout, 'src/setup'), path.join(root, 'src/setup'), { recursive: true });
  await mkdir(path.join(root, 'node_modules/node'), { recursive: true });
  const bin = path.join(checkout, 'node_modules/node/bin');
  await symlink(bin, path.join(root, 'node_modules/node/bin'));
  await writeFile(path.join(root, 'package.json'), '{"type": "module"}');
  await writeFile(path.join(root, 'package-lock.json'), '{}');
  await writeFile(path.join(root, 'node_modules/.package-lock.json'), '{}');
  await writeFile(path.join(root, 'src/main.ts'), program);
  return root;
}

function start(root: string, ...args: string[]) {
  const child = spawn(process.execPath, [path.join(root, 'src/setup/start.mjs'), ...args]);
  return { child, ended: once(child, 'exit') };
}

describe('handing over to the pinned Node', () => {
  it('passes arguments on, adds nothing to the output, and ends with the same exit code', async () => {
    const root = await checkoutWith(
      'const [, , one]: string[] = process.argv; console.log(one); process.exitCode = 7;',
    );
    const { child, ended } = start(root, 'an argument');
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    expect(await ended).toEqual([7, null]);
    expect(said).toBe('an argument\n');
  });

  it('gives a signal to the program, which decides how to end', async () => {
    const root = await checkoutWith(
      "process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000); console.log('ready');",
    );
    const { child, ended } = start(root);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await ended).toEqual([3, null]);
  });

  it('ends by the signal that ended the program', async () => {
    const root = await checkoutWith("process.kill(process.pid, 'SIGKILL');");
    const { ended } = start(root);
    expect(await ended).toEqual([null, 'SIGKILL']);
  });

  it('keeps compiled code from the first file on, where the environment does not say where', async () => {
    const root = await checkoutWith("console.log(process.env['NODE_COMPILE_CACHE']);");
    const heard = async (env: NodeJS.ProcessEnv) => {
      const child = spawn(process.execPath, [path.join(root, 'src/setup/start.mjs')], { env });
      const ended = once(child, 'exit');
      const said = await text(child.stdout);
      await ended;
      return said.trim();
    };
    const { NODE_COMPILE_CACHE: _outer, ...env } = process.env;
    expect(await heard(env)).toBe(path.join(tmpdir(), 'node-compile-cache'));
    const own = path.join(root, 'compiled');
    expect(await heard({ ...env, NODE_COMPILE_CACHE: own })).toBe(own);
  });
});
