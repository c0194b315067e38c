import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { knownKeys } from '../../src/checks/pick.ts';
import { check, subjects } from '../../src/checks/schema.ts';

function issuesOf(written: unknown) {
  const { error } = check.safeParse(written);
  return (error?.issues ?? []).map(({ code, path, message }) => ({
    code,
    path: path.join('.'),
    message,
  }));
}

describe('the schema of a check', () => {
  it('names an unknown key where it stands, and nothing else', () => {
    const written = { id: 'it', container: 'redis', expect: { mount: { include: {} } } };
    expect(check.safeParse(written).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['mount'], path: ['expect'] },
    ]);
  });

  it('knows the keys that may stand beside an unknown one, however deep', () => {
    const written = {
      id: 'it',
      container: 'redis',
      expect: { mounts: { include: [{ typ: 'volume', destination: '/data' }] } },
    };
    const keys = knownKeys(check, written, ['expect', 'mounts', 'include', 0]);
    expect(keys).toEqual(['type', 'name', 'source', 'destination', 'writable', 'anonymous']);
    expect(knownKeys(check, written, ['expect', 'mounts'])).toEqual([
      'include',
      'exclude',
      'count',
    ]);
    expect(knownKeys(check, written, ['expect'])).toContain('mounts');
    expect(knownKeys(z.array(check), [{ id: 'it', containr: 'x' }], [0])).toContain('container');
    expect(knownKeys(check, { ...written, expect: { env: {} } }, ['expect', 'env'])).toBeNull();
  });

  it('asks for one thing to look at', () => {
    const message = `exactly one of ${subjects.map((subject) => `\`${subject}\``).join(', ')}`;
    expect(issuesOf({ id: 'it', expect: { exists: true } })).toEqual([
      { code: 'custom', path: '', message },
    ]);
    expect(
      issuesOf({ id: 'it', container: 'a', volume: 'b', expect: { exists: true } }),
    ).toMatchObject([{ message }]);
    expect(issuesOf({ id: 'it', kontext: 'a', expect: { exists: true } })).toMatchObject([
      { code: 'unrecognized_keys' },
    ]);
  });

  it('takes a misspelt subject for the one that was meant, and checks the rest by it', () => {
    expect(issuesOf({ id: 'it', volum: 'a', expect: { exists: 'maybe' } })).toMatchObject([
      { code: 'invalid_type', path: 'volume' },
      { code: 'invalid_type', path: 'expect.exists' },
      { code: 'unrecognized_keys' },
    ]);
  });

  it.each([
    ['nothing expected', { volume: 'v', expect: {} }],
    ['more of what shall be absent', { container: 'c', expect: { exists: false, running: true } }],
    [
      'a pattern that needs backtracking',
      { volume: 'v', expect: { driver: { pattern: '(?=x)' } } },
    ],
    ['an empty matcher', { container: 'c', expect: { env: { A: {} } } }],
    ['a port out of range', { container: 'c', expect: { ports: { include: { 'host-port': 0 } } } }],
    [
      'a free address',
      { http: { container: 'c', port: 80, path: 'http://x' }, expect: { status: 200 } },
    ],
    ['no points', { volume: 'v', points: 0, expect: { exists: true } }],
    ['a relative destination', { container: 'c', expect: { mounts: [{ destination: 'data' }] } }],
  ])('refuses %s, with one issue', (_, written) => {
    expect(issuesOf({ id: 'it', ...written })).toHaveLength(1);
  });

  it('takes a parameter for a port, and fills in what may be left out', () => {
    const written = {
      id: 'it',
      http: { container: 'c', port: '{{port}}' },
      expect: { status: 200 },
    };
    expect(check.parse(written)).toMatchObject({
      points: 1,
      http: { path: '/', port: '{{port}}' },
      diagnose: [],
    });
  });

  it('has a JSON Schema that offers each kind of check', () => {
    const schema = z.toJSONSchema(check, { io: 'input' });
    expect(schema.anyOf).toHaveLength(subjects.length);
  });
});
