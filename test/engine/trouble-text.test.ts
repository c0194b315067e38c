import { describe, expect, it } from 'vitest';
import { parseHost } from '../../src/engine/parse-host.ts';
import { troubleText } from '../../src/engine/trouble.ts';
import { languages } from '../../src/i18n/language.ts';
import { render } from '../../src/i18n/text.ts';

const socket = parseHost('unix:///var/run/docker.sock', null);
const far = parseHost('tcp://far:2376', null);
const ssh = parseHost('ssh://far', null);

function failure(code: string): Error {
  return Object.assign(new Error(`it failed: ${code}`), { code });
}

describe('trouble is said in words', () => {
  it.each([
    ['a socket that this user may not open', failure('EACCES'), socket, 'engine.no-permission'],
    ['a socket that is not there', failure('ENOENT'), socket, 'engine.no-socket'],
    ['no program ssh', failure('ENOENT'), ssh, 'engine.no-ssh'],
    ['a host nobody knows', failure('ENOTFOUND'), far, 'engine.unknown-host'],
    ['a host nobody reaches', failure('EHOSTUNREACH'), far, 'engine.unreachable'],
    ['a certificate of somebody else', failure('DEPTH_ZERO_SELF_SIGNED_CERT'), far, 'engine.tls'],
    [
      'a name that the certificate does not hold',
      failure('ERR_TLS_CERT_ALTNAME_INVALID'),
      far,
      'engine.tls',
    ],
    [
      'several addresses that all refuse',
      new AggregateError([failure('ECONNREFUSED')]),
      far,
      'engine.refused',
    ],
    ['something else', new Error('odd'), far, 'engine.failed'],
  ])('%s', (_, error, target, key) => {
    const text = troubleText(error, target);
    expect(text).toMatchObject({ key });
    for (const language of languages) expect(render(text, language)).not.toBe('');
  });
});
