import { describe, expect, it } from 'vitest';
import { run } from '../../src/sandboxes/run.ts';
import { disposableEngine } from '../support/engine.ts';

describe('a disposable engine', () => {
  const engine = disposableEngine({ images: ['alpine:latest'] });

  it('holds the images that were asked for, and no others', async () => {
    const { stdout } = await engine().docker(['images', '--format', '{{.Repository}}:{{.Tag}}']);
    expect(stdout.trim().split('\n')).toEqual(['alpine:latest']);
  });

  it('shows nothing of what it runs to the engine that hosts it, and sees nothing of that', async () => {
    await engine().shell('docker run -d --name lonely alpine:latest sleep 1000');
    const outside = await run('docker', ['ps', '--all', '--format', '{{.Names}}']);
    const inside = await engine().docker(['ps', '--all', '--format', '{{.Names}}']);
    expect(outside.stdout.split('\n')).toContain(engine().name);
    expect(outside.stdout).not.toContain('lonely');
    expect(inside.stdout).toBe('lonely\n');
  });

  it('stops a script at its first failure and says why', async () => {
    const finished = await engine().shell('docker volume inspect nothing\necho not reached');
    expect(finished.exitCode).toBe(1);
    expect(finished.stdout).not.toContain('not reached');
    expect(finished.stderr).toMatch(/no such volume/i);
  });

  it('gives a command its standard input', async () => {
    const finished = await engine().docker(['run', '--rm', '-i', 'alpine:latest', 'cat'], {
      input: 'said to it',
    });
    expect(finished).toMatchObject({ exitCode: 0, stdout: 'said to it' });
  });

  it('limits and updates a container as the learner asks', async () => {
    await engine().shell(
      'docker run -d --name small -m 64m --cpu-shares 512 alpine:latest sleep 1000\ndocker update -m 128m --memory-swap 256m small\ndocker pause small\ndocker unpause small',
    );
    const format = '{{.HostConfig.Memory}} {{.HostConfig.MemorySwap}} {{.HostConfig.CpuShares}}';
    const { stdout } = await engine().docker(['inspect', '--format', format, 'small']);
    expect(stdout.trim()).toBe('134217728 268435456 512');
  });

  it('is left with its images alone after being emptied', async () => {
    await engine().shell(
      [
        'docker network create net',
        'docker volume create data',
        'docker run -d --name one --network net -v data:/data -v /anonymous alpine:latest sleep 1000',
        'docker run -d --name two --restart always alpine:latest false',
        'docker create --name three alpine:latest',
        'docker pause one',
      ].join('\n'),
    );
    await engine().empty();
    const list = async (...args: string[]) => (await engine().docker(args)).stdout.trim();
    expect(await list('ps', '--all', '--quiet')).toBe('');
    expect(await list('volume', 'ls', '--quiet')).toBe('');
    expect(await list('network', 'ls', '--filter', 'type=custom', '--quiet')).toBe('');
    expect(await list('images', '--format', '{{.Repository}}')).toBe('alpine');
  });
});
