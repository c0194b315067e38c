import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../src/sandboxes/run.ts';
import { disposableEngine } from '../support/engine.ts';

const wanted = [
  'alpine:latest',
  'hello-world:latest',
  'nginx:latest',
  'redis:alpine',
  'russmckendrick/moby-counter:latest',
];

describe('plimsoll images, on a machine without a docker command', () => {
  const engine = disposableEngine();
  const images = async (...args: string[]) => {
    const env = { PATH: '/nowhere', LANG: 'C', DOCKER_HOST: engine().dockerHost };
    return run(process.execPath, ['src/cli/plimsoll.ts', 'images', ...args], { env });
  };
  const namesOf = (printed: string) =>
    [...printed.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name).sort();

  it('lists what the content asks for', async () => {
    const listed = await images('list', '--json');
    expect(listed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(namesOf(listed.stdout)).toEqual(wanted);
  });

  it('carries the images from one engine to another in a file', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-cli-images-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'images.tar');
    expect(await images('save', file)).toMatchObject({ exitCode: 0 });
    expect(readdirSync(folder)).toEqual(['images.tar']);
    await engine().docker(['image', 'rm', '--force', ...wanted]);
    expect(await images('list')).toMatchObject({ exitCode: 1 });
    expect(await images('load', file)).toMatchObject({ exitCode: 0 });
    expect(await images('list')).toMatchObject({ exitCode: 0 });
  });
});
