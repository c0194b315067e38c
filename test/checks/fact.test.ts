import { describe, expect, it } from 'vitest';
import { readExamples } from '../../src/authoring/reference/examples.ts';
import { type FactRef, factNeeds, factRef, readFact } from '../../src/checks/fact.ts';
import { containerFactNames } from '../../src/checks/facts/container.ts';
import {
  fileFactNames,
  imageFactNames,
  networkFactNames,
  volumeFactNames,
} from '../../src/checks/facts/others.ts';
import { fileKey } from '../../src/checks/need.ts';
import { sameFact } from '../../src/checks/same-fact.ts';
import {
  absent,
  attachment,
  container,
  mount,
  network,
  observation,
  published,
  seen,
  volume,
} from './support/seen.ts';

const things = observation({
  containers: {
    web: seen(
      container({
        status: 'exited',
        exitCode: 137,
        mounts: [mount({ name: 'f'.repeat(64), anonymous: true })],
        networks: { front: attachment({ address: '172.20.0.2' }) },
        ...published(80, 8080),
      }),
    ),
    gone: absent,
  },
  volumes: { data: seen(volume()) },
  networks: {
    front: seen(
      network({ members: [{ containerId: '1', containerName: 'web', address: '172.20.0.2' }] }),
    ),
  },
});

const ref = (written: object): FactRef => factRef.parse(written);

describe('a fact', () => {
  it.each([
    [{ container: 'web', fact: 'exit-code' }, '137'],
    [{ container: 'web', fact: 'status' }, 'exited'],
    [{ container: 'web', fact: 'started-at' }, '2026-01-01T00:00:01Z'],
    [{ container: 'web', fact: 'address', on: 'front' }, '172.20.0.2'],
    [{ container: 'web', fact: 'published-port', port: 80 }, '8080'],
    [{ container: 'web', fact: 'volume', at: '/data/' }, 'f'.repeat(64)],
    [{ volume: 'data', fact: 'mountpoint' }, '/var/lib/docker/volumes/data/_data'],
    [{ network: 'front', fact: 'subnet' }, '172.20.0.0/16'],
    [{ network: 'front', fact: 'gateway' }, '172.20.0.1'],
    [{ network: 'front', fact: 'member-address', of: 'web' }, '172.20.0.2'],
  ])('%o is %s', (written, value) => {
    expect(readFact(things, ref(written))).toEqual({ state: 'present', value });
    expect(factNeeds(ref(written))).toHaveLength(1);
  });

  it('is absent with its thing, and unknown where nobody looked', () => {
    expect(readFact(things, ref({ container: 'gone', fact: 'id' })).state).toBe('absent');
    expect(readFact(things, ref({ container: 'web', fact: 'address', on: 'back' })).state).toBe(
      'absent',
    );
    expect(readFact(things, ref({ volume: 'other', fact: 'driver' })).state).toBe('unknown');
  });

  it('needs to be told where, and only then', () => {
    expect(factRef.safeParse({ container: 'web', fact: 'address' }).success).toBe(false);
    expect(factRef.safeParse({ container: 'web', fact: 'status', port: 80 }).success).toBe(false);
    expect(factRef.safeParse({ network: 'front', fact: 'member-address' }).success).toBe(false);
    expect(factRef.safeParse({ container: 'web', fact: 'env' }).success).toBe(false);
    expect(factRef.safeParse({ volume: 'data', fact: 'driver', key: 'a' }).success).toBe(false);
    expect(factRef.safeParse({ image: 'redis', fact: 'env', key: 'PATH' }).success).toBe(true);
    const far = factRef.safeParse({ container: 'web', fact: 'status', on: 'front' });
    expect(far.error?.issues[0]?.message).toBe(
      '`on: NETWORK` with `fact: address`, `gateway`, `aliases`, and only there',
    );
  });

  it('of evidence from before it was looked at, and of a file that was too large, is unknown', () => {
    expect(readFact(things, ref({ container: 'web', fact: 'memory' })).state).toBe('unknown');
    const place = { container: 'web', path: '/big' };
    const file = { type: 'file', size: 9e9, mode: '644', uid: 0, gid: 0, content: null } as const;
    const large = observation({ ...things, files: { [fileKey(place)]: seen(file) } });
    expect(readFact(large, ref({ file: place, fact: 'content' })).state).toBe('unknown');
    expect(readFact(large, ref({ file: place, fact: 'owner' }))).toEqual(seen('0'));
  });

  it('every one of them has an example in the reference, which is held against a real engine', async () => {
    const { facts } = await readExamples();
    const shown = (kind: string) =>
      facts.filter(({ value }) => Object.hasOwn(value, kind)).map(({ value }) => value.fact);
    expect(shown('container').toSorted()).toEqual([...containerFactNames, 'process'].toSorted());
    expect(shown('volume').toSorted()).toEqual(volumeFactNames.toSorted());
    expect(shown('network').toSorted()).toEqual(networkFactNames.toSorted());
    expect(shown('image').toSorted()).toEqual(imageFactNames.toSorted());
    expect(shown('file').toSorted()).toEqual(fileFactNames.toSorted());
  });
});

describe('an answer means the fact', () => {
  it.each([
    [true, { container: 'web', fact: 'address', on: 'front' }, '172.20.0.2/16', '172.20.0.2'],
    [true, { network: 'front', fact: 'subnet' }, ' "172.20.0.0/16" ', '172.20.0.0/16'],
    [false, { network: 'front', fact: 'subnet' }, '172.20.0.0', '172.20.0.0/16'],
    [true, { container: 'web', fact: 'exit-code' }, 'Exited (137)', '137'],
    [true, { container: 'web', fact: 'exit-code' }, '０', '0'],
    [false, { container: 'web', fact: 'exit-code' }, '1370', '137'],
    [true, { container: 'web', fact: 'id' }, 'ABCDEF012345', `abcdef012345${'0'.repeat(52)}`],
    [false, { container: 'web', fact: 'id' }, 'abc', `abcdef012345${'0'.repeat(52)}`],
    [true, { container: 'web', fact: 'volume', at: '/data' }, 'f'.repeat(12), 'f'.repeat(64)],
    [true, { container: 'web', fact: 'published-port', port: 80 }, '0.0.0.0:32768', '32768'],
    [true, { container: 'web', fact: 'image' }, 'docker.io/library/redis:latest', 'redis'],
    [true, { volume: 'data', fact: 'mountpoint' }, '/var/lib/x/', '/var/lib/x'],
    [true, { volume: 'data', fact: 'driver' }, 'Local', 'local'],
    [true, { container: 'web', fact: 'memory' }, '128M', '134217728'],
    [true, { container: 'web', fact: 'memory' }, '128 MiB', '134217728'],
    [false, { container: 'web', fact: 'memory' }, '128', '134217728'],
    [false, { container: 'web', fact: 'memory' }, 'much', '134217728'],
    [true, { container: 'web', fact: 'cpus' }, '0.50', '0.5'],
    [
      true,
      { container: 'web', fact: 'image-id' },
      'ABCDEF012345',
      `sha256:abcdef012345${'0'.repeat(52)}`,
    ],
    [
      true,
      { container: 'web', fact: 'image-id' },
      'sha256:abcdef012345',
      `sha256:abcdef012345${'0'.repeat(52)}`,
    ],
    [
      false,
      { container: 'web', fact: 'image-id' },
      'abcdef01234',
      `sha256:abcdef012345${'0'.repeat(52)}`,
    ],
    [
      true,
      { container: 'web', fact: 'started-at' },
      '2026-01-05 13:00:00 +0100 CET',
      '2026-01-05T12:00:00.123456789Z',
    ],
    [
      true,
      { container: 'web', fact: 'started-at' },
      '2026-01-05T12:00:00.12Z',
      '2026-01-05T12:00:00.123456789Z',
    ],
    [
      false,
      { container: 'web', fact: 'started-at' },
      '2026-01-05T12:00:00.13Z',
      '2026-01-05T12:00:00.123456789Z',
    ],
    [
      false,
      { container: 'web', fact: 'started-at' },
      'yesterday',
      '2026-01-05T12:00:00.123456789Z',
    ],
    [true, { network: 'front', fact: 'subnet' }, '172.20.3.1/16', '172.20.0.0/16'],
    [false, { network: 'front', fact: 'subnet' }, '172.20.0.0/24', '172.20.0.0/16'],
    [true, { network: 'front', fact: 'subnet' }, 'FD00:0::/64', 'fd00::/64'],
    [true, { network: 'front', fact: 'gateway' }, 'fd00:0:0:0::1', 'fd00::1'],
    [true, { container: 'web', fact: 'aliases', on: 'front' }, 'db', 'cache db'],
    [true, { container: 'web', fact: 'aliases', on: 'front' }, 'db, cache', 'cache db'],
    [false, { container: 'web', fact: 'aliases', on: 'front' }, 'db, web', 'cache db'],
    [true, { container: 'web', fact: 'command' }, '["nginx", "-g"]', 'nginx -g'],
    [true, { container: 'web', fact: 'user' }, '0', 'root'],
    [false, { container: 'web', fact: 'user' }, 'redis', 'root'],
    [true, { image: 'redis', fact: 'exposed' }, '6379', '6379/tcp'],
    [false, { image: 'redis', fact: 'exposed' }, '6379/udp', '6379/tcp'],
    [true, { file: { container: 'web', path: '/x' }, fact: 'mode' }, '-rw-r-----', '640'],
    [true, { file: { container: 'web', path: '/x' }, fact: 'mode' }, '0640', '640'],
  ])('%s: %o, %s for %s', (same, written, given, actual) => {
    expect(sameFact(ref(written), given, actual)).toBe(same);
  });
});
