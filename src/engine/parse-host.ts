import { message } from '../i18n/text.ts';
import { EngineTrouble, type Target, type Tls } from './target.ts';

function problem(host: string, cause?: unknown): EngineTrouble {
  return new EngineTrouble(message('engine.bad-host', { host }), { cause });
}

function url(host: string): URL {
  try {
    return new URL(host.replace(/^tcp:/, 'http:'));
  } catch (cause) {
    throw problem(host, cause);
  }
}

function pipePath(host: string): string {
  return host.slice('npipe://'.length).replaceAll('/', '\\');
}

/**
 * Reads a `DOCKER_HOST`: `unix://`, `npipe://`, `tcp://` (with TLS where `tls` is given) or `ssh://`. A ssh engine is
 * reached through the user's own ssh, whose configuration and keys apply.
 */
export function parseHost(host: string, tls: Tls | null): Target {
  if (host.startsWith('unix://')) {
    const path = host.slice('unix://'.length);
    if (path === '') throw problem(host);
    return { via: 'socket', host, path };
  }
  if (host.startsWith('npipe://')) return { via: 'socket', host, path: pipePath(host) };
  if (/^(tcp|http|https):\/\//.test(host)) {
    const { hostname, port, protocol } = url(host);
    const bare = hostname.replace(/^\[(.*)\]$/, '$1');
    if (bare === '') throw problem(host);
    const secure = tls ?? (protocol === 'https:' ? noFiles : null);
    return {
      via: 'tcp',
      host,
      hostname: bare,
      port: port === '' ? (secure ? 2376 : 2375) : Number(port),
      tls: secure,
    };
  }
  if (host.startsWith('ssh://')) {
    const { hostname, port, username, pathname } = url(host.replace(/^ssh:/, 'http:'));
    if (hostname === '' || hostname.startsWith('-') || username.startsWith('-'))
      throw problem(host);
    const socket = pathname === '' || pathname === '/' ? [] : ['--host', `unix://${pathname}`];
    return {
      via: 'ssh',
      host,
      hostname,
      args: [
        '-o',
        'ConnectTimeout=5',
        '-T',
        ...(username === '' ? [] : ['-l', decodeURIComponent(username)]),
        ...(port === '' ? [] : ['-p', port]),
        '--',
        hostname,
        'docker',
        ...socket,
        'system',
        'dial-stdio',
      ],
    };
  }
  throw problem(host);
}

const noFiles: Tls = { ca: null, cert: null, key: null, verify: true };
