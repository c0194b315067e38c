import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/database.ts';
import { testServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { debianProgram, freePort, runProgram, startProgram } from './support/programs.ts';

const contrib = fileURLToPath(new URL('../../contrib', import.meta.url));
const api = '/api/v1/chapters/managing-containers';

/** A certificate for 127.0.0.1, made for this test. */
function certificate(folder: string): { key: string; cert: string } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const files = ['-keyout', key, '-out', cert];
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const ask = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...name];
  execFileSync('openssl', ask, { stdio: 'ignore' });
  return { key, cert };
}

/** The text with each of these pieces, which must be in it, replaced. */
function changed(original: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((now, [piece, other]) => {
    if (!now.includes(piece)) throw new Error(`The file no longer says “${piece}”.`);
    return now.replaceAll(piece, other);
  }, original);
}

/** Where a proxy listens, and what it stands before. */
interface Places {
  readonly folder: string;
  readonly plain: number;
  readonly secure: number;
  readonly upstream: string;
  readonly key: string;
  readonly cert: string;
}

async function startNginx({ folder, plain, secure, upstream, key, cert }: Places): Promise<void> {
  const site = changed(readFileSync(join(contrib, 'nginx.conf'), 'utf8'), {
    'listen 80;': `listen 127.0.0.1:${plain};`,
    'listen [::]:80;': '',
    'listen 443 ssl http2;': `listen 127.0.0.1:${secure} ssl http2;`,
    'listen [::]:443 ssl http2;': '',
    '127.0.0.1:3000': upstream,
    '/etc/letsencrypt/live/quiz.example.org/fullchain.pem': cert,
    '/etc/letsencrypt/live/quiz.example.org/privkey.pem': key,
  });
  writeFileSync(join(folder, 'site.conf'), site);
  mkdirSync(join(folder, 'temp'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${folder}/nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/temp/${name};`).join('\n  ')}
  include ${folder}/site.conf;
}
`,
  );
  const nginx = await debianProgram(['nginx-light', 'nginx-common'], '/usr/sbin/nginx');
  const own = ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
  expect(await runProgram(nginx, ['-t', ...own])).toMatchObject({ code: 0 });
  startProgram(nginx, own, { cwd: folder });
}

async function startCaddy({ folder, plain, secure, upstream, key, cert }: Places): Promise<void> {
  const site = changed(readFileSync(join(contrib, 'Caddyfile'), 'utf8'), {
    'quiz.example.org {': `127.0.0.1:${secure} {\n\ttls ${cert} ${key}`,
    '127.0.0.1:3000': upstream,
  });
  const own = `{\n\tadmin off\n\thttp_port ${plain}\n\thttps_port ${secure}\n}\n`;
  writeFileSync(join(folder, 'Caddyfile'), `${own}${site}`);
  const caddy = await debianProgram(['caddy'], '/usr/bin/caddy');
  const env = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const untouched = join(contrib, 'Caddyfile');
  const asked = await runProgram(caddy, ['adapt', '--validate', '--config', untouched], { env });
  expect(asked).toMatchObject({ code: 0 });
  startProgram(caddy, ['run', '--config', join(folder, 'Caddyfile')], { cwd: folder, env });
}

/** A proxy before a server, asked over TLS; `ask` gives an answer whose body is still to come. */
async function proxied(start: (places: Places) => Promise<void>) {
  const folder = temporaryFolder();
  const server = testServer({ env: { DATABASE_URL: `sqlite:${join(folder, 'plimsoll.sqlite')}` } });
  const upstream = new URL((await server.url) ?? '').host;
  const [plain, secure] = [await freePort(), await freePort()];
  const { key, cert } = certificate(folder);
  await start({ folder, plain, secure, upstream, key, cert });
  const ca = readFileSync(cert);
  const ask = (path: string, body?: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const origin = `https://127.0.0.1:${secure}`;
      const headers = {
        origin,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      };
      const options = body === undefined ? {} : { method: 'POST', headers };
      const sent = request(`${origin}${path}`, { ca, agent: false, ...options }, resolve);
      sent.on('error', reject);
      sent.end(body);
      onTestFinished(() => void sent.destroy());
    });
  await until(async () => (await ask('/healthz')).statusCode === 200, 'the proxy to answer');
  return { ask, plain };
}

describe.each([
  ['nginx', startNginx],
  ['Caddy', startCaddy],
] as const)('the configuration for %s', (_name, start) => {
  test('gives pages and takes answers over TLS', async () => {
    const { ask } = await proxied(start);
    const page = await ask('/chapters/managing-containers');
    expect(page.statusCode).toBe(200);
    expect(await text(page)).toContain('exec-attaches');
    const answer = await ask(`${api}/questions/exec-attaches/responses`, '{"response":false}');
    expect(JSON.parse(await text(answer))).toMatchObject({ grade: { state: 'correct' } });
  });

  test('passes a live page’s events on as they come', async () => {
    const { ask } = await proxied(start);
    const live = await ask(`${api}/tasks/named-volume/live`);
    expect(live.headers['content-type']).toContain('text/event-stream');
    let said = '';
    for await (const chunk of live) {
      said += String(chunk);
      if (said.includes('event: verdict')) break;
    }
    expect(said).toContain('event: verdict');
  });
});

test('nginx sends a visitor who came without TLS to the address with it', async () => {
  const { plain } = await proxied(startNginx);
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    getHttp(`http://127.0.0.1:${plain}/chapters/x?y=1`, resolve).on('error', reject);
  });
  reply.resume();
  expect(reply.statusCode).toBe(301);
  expect(reply.headers.location).toBe('https://quiz.example.org/chapters/x?y=1');
});
