import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageFor, whyNotRunning } from '../../src/setup/node-runs.mjs';

async function program(script: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-node-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'node');
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

it('finds nothing wrong with a Node that runs', () => {
  expect(whyNotRunning(process.execPath)).toBeNull();
});

it('tells a Node whose library is missing, and which package holds that library', async () => {
  const lame = await program(
    'echo "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file" >&2; exit 127',
  );
  const why = whyNotRunning(lame);
  expect(why).toContain('libatomic.so.1');
  expect(packageFor(why ?? '')).toBe('libatomic1');
});

it('tells a Node that is not there, and names no package for it', () => {
  const why = whyNotRunning('/nowhere/node');
  expect(why).toContain('ENOENT');
  expect(packageFor(why ?? '')).toBeNull();
});
