import { describe, expect, it } from 'vitest';
import { type FactRef, factNeeds, factRef, readFact } from '../../src/checks/fact.ts';
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
  ])('%s: %o, %s for %s', (same, written, given, actual) => {
    expect(sameFact(ref(written), given, actual)).toBe(same);
  });
});
