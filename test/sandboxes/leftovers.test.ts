import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startDisposableEngine } from '../../src/sandboxes/disposable-engine.ts';
import { isAlive, processMark } from '../../src/sandboxes/process-mark.ts';
import { run } from '../../src/sandboxes/run.ts';

it('tells a process that runs from one that ended, and from a later one of the same number', () => {
  const [pid, , ...host] = processMark().split('.');
  expect(isAlive(processMark())).toBe(true);
  expect(isAlive([pid, 1, ...host].join('.'))).toBe(false);
  expect(isAlive([999_999_999, 1, ...host].join('.'))).toBe(false);
  expect(isAlive(`${pid}.1.another-machine`)).toBe(true);
});

it('removes the engine of a process that was killed, and leaves one that is in use', async () => {
  const file = fileURLToPath(new URL('../../src/sandboxes/disposable-engine.ts', import.meta.url));
  const child = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `const { startDisposableEngine } = await import(${JSON.stringify(file)});
     console.log((await startDisposableEngine({})).name);
     setInterval(() => {}, 1000);`,
  ]);
  const [name] = await once(child.stdout.setEncoding('utf8'), 'data');
  const names = async () =>
    (await run('docker', ['ps', '--all', '--format', '{{.Names}}'])).stdout.split('\n');
  const first = await startDisposableEngine({});
  try {
    expect(await names()).toContain(String(name).trim());
    child.kill('SIGKILL');
    await once(child, 'exit');
    const second = await startDisposableEngine({});
    try {
      expect(await names()).not.toContain(String(name).trim());
      expect(await names()).toEqual(expect.arrayContaining([first.name, second.name]));
    } finally {
      await second.stop();
    }
  } finally {
    await first.stop();
  }
});

it('is gone once it is stopped, also where two stop it at the same moment', async () => {
  const engine = await startDisposableEngine({});
  await Promise.all([engine.stop(), engine.stop()]);
  const { stdout } = await run('docker', ['ps', '--all', '--format', '{{.Names}}']);
  expect(stdout.split('\n')).not.toContain(engine.name);
  await engine.stop();
});

it('is gone once it is stopped, also where a container in it stands still', async () => {
  const engine = await startDisposableEngine({
    images: ['alpine:latest'],
    imagesFrom: 'stand-ins',
  });
  await engine.docker(['run', '--detach', '--name', 'still', 'alpine', 'sleep', '3600']);
  expect(await engine.docker(['pause', 'still'])).toMatchObject({ exitCode: 0 });
  await engine.stop();
  const { stdout } = await run('docker', ['ps', '--all', '--format', '{{.Names}}']);
  expect(stdout.split('\n')).not.toContain(engine.name);
});
