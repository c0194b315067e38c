import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { pinnedNode } from '../../src/setup/dependencies.mjs';

const dependencies = new URL('../../src/setup/dependencies.mjs', import.meta.url).href;

/** Installs in a checkout of its own as `npm start` does, with a script in the place of npm. */
function checkout() {
  const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [root, temporary] = [path.join(folder, 'root'), path.join(folder, 'tmp')];
  mkdirSync(root);
  mkdirSync(temporary);
  writeFileSync(path.join(root, 'package-lock.json'), '{}');
  const install = (npm: string) => {
    const script = path.join(folder, 'npm.cjs');
    writeFileSync(script, npm);
    const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, npm_execpath: script };
    const code = `import { ensureDependencies } from ${JSON.stringify(dependencies)};
      console.log(ensureDependencies(${JSON.stringify(root)}));`;
    const args = ['--input-type=module', '--eval', code];
    return spawnSync(process.execPath, args, { env, encoding: 'utf8', timeout: 30_000 });
  };
  const locks = () => readdirSync(temporary).map((name) => path.join(temporary, name));
  return { root, install, locks };
}

it('an installation takes over the lock of one that was killed in the middle', () => {
  const { root, install, locks } = checkout();
  const killed = install(`process.kill(process.ppid, 'SIGKILL');`);
  expect(killed.signal).toBe('SIGKILL');
  expect(locks().map((file) => readFileSync(file, 'utf8'))).toEqual([String(killed.pid)]);

  const node = JSON.stringify(pinnedNode(root));
  const list = JSON.stringify(path.join(root, 'node_modules', '.package-lock.json'));
  const second = install(`const fs = require('node:fs');
    fs.mkdirSync(require('node:path').dirname(${node}), { recursive: true });
    fs.writeFileSync(${node}, '');
    fs.writeFileSync(${list}, '{}');`);
  expect(second).toMatchObject({ status: 0, stdout: 'true\n' });
  expect(second.stderr).not.toContain('Waiting');
  expect(locks()).toEqual([]);
});
