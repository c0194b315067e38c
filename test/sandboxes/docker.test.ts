import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Docker, dockerFor, findDocker } from '../../src/sandboxes/docker.ts';
import { listImages } from '../../src/sandboxes/list-images.ts';
import { whileHeard } from '../../src/sandboxes/while-heard.ts';
import { json, standIn } from '../engine/support/stand-in.ts';
import { disposableEngine } from '../support/engine.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'plimsoll-docker-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

function closedAfter(docker: Docker): Docker {
  onTestFinished(() => docker.close());
  return docker;
}

describe('an engine that is written to', () => {
  const engine = disposableEngine({ images: ['alpine:latest'] });
  const holdsAlpine = async (docker: Docker) => {
    const listed = await listImages(['alpine', 'example/none'], closedAfter(docker));
    expect(listed.map(({ present }) => present)).toEqual([true, false]);
  };

  it('is found in the docker context that is in use', async () => {
    const config = folder();
    const meta = join(config, 'contexts/meta', createHash('sha256').update('far').digest('hex'));
    mkdirSync(meta, { recursive: true });
    const endpoints = { docker: { Host: engine().dockerHost } };
    writeFileSync(join(meta, 'meta.json'), JSON.stringify({ Name: 'far', Endpoints: endpoints }));
    writeFileSync(join(config, 'config.json'), JSON.stringify({ currentContext: 'far' }));
    await holdsAlpine(await findDocker({ DOCKER_CONFIG: config }));
  });

  it('is reached through the user’s own ssh', async () => {
    const bin = folder();
    const script = `#!/bin/sh\nexec docker --host ${engine().dockerHost} system dial-stdio\n`;
    writeFileSync(join(bin, 'ssh'), script);
    chmodSync(join(bin, 'ssh'), 0o755);
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH}`);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    await holdsAlpine(await findDocker({ DOCKER_HOST: 'ssh://me@far' }));
  });

  it('is reached over TLS, and only where its certificate is vouched for', async () => {
    const made = folder();
    const files = ['-keyout', join(made, 'key.pem'), '-out', join(made, 'ca.pem')];
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const ask = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...name];
    execFileSync('openssl', ask, { stdio: 'ignore' });
    const key = readFileSync(join(made, 'key.pem'));
    const proxy = createServer({ key, cert: readFileSync(join(made, 'ca.pem')) }, (from, to) => {
      const { url, method, headers } = from;
      const inner = new URL(url ?? '', engine().dockerHost.replace('tcp:', 'http:'));
      const passed = request(inner, { method, headers }, (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      });
      from.pipe(passed);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      proxy.close();
      proxy.closeAllConnections();
    });
    const address = proxy.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const env = { DOCKER_HOST: `tcp://127.0.0.1:${port}`, DOCKER_TLS_VERIFY: '1' };
    await holdsAlpine(await findDocker({ ...env, DOCKER_CERT_PATH: made }));
    await expect(findDocker({ ...env, DOCKER_CERT_PATH: tmpdir() })).rejects.toThrow('TLS');
  });

  it('is taken from what was found, whatever the process’s own variables say', async () => {
    vi.stubEnv('DOCKER_HOST', 'tcp://192.0.2.1:2376');
    vi.stubEnv('DOCKER_CERT_PATH', '/nowhere');
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    await holdsAlpine(await findDocker({ DOCKER_HOST: engine().dockerHost }));
    expect(process.env.DOCKER_HOST).toBe('tcp://192.0.2.1:2376');
  });
});

describe('an engine in trouble', () => {
  it('that does not answer is said with its address and what to do', async () => {
    const finding = findDocker({ DOCKER_HOST: 'tcp://127.0.0.1:9' });
    await expect(finding).rejects.toThrow(/No Docker engine answers.*127\.0\.0\.1:9.*Start it/);
  });

  it('that hangs is not waited for longer than the limit', async () => {
    const { dockerHost } = await standIn(() => undefined);
    const docker = closedAfter(await dockerFor(dockerHost));
    const asked = docker.ask(docker.api.getImage('alpine').inspect(), 100);
    await expect(asked).rejects.toThrow(`${dockerHost}\` did not answer within 0.1 s`);
  });

  it('that refuses says so in its own words', async () => {
    const { dockerHost } = await standIn((_, answer) => json(answer, { message: 'full' }, 500));
    const docker = closedAfter(await dockerFor(dockerHost));
    await expect(listImages(['alpine'], docker)).rejects.toThrow('full');
  });

  it('that goes silent in the middle of a work ends it', async () => {
    let ended: unknown;
    const work = whileHeard('tcp://far', 200, (signal, heard) => {
      heard();
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          ended = signal.reason;
          reject(new Error('aborted'));
        });
      });
    });
    await expect(work).rejects.toThrow('`tcp://far` did not answer within 0.2 s');
    expect(ended).toBeInstanceOf(Error);
  });
});
