import { describe, expect, it } from 'vitest';
import { containerFacts } from '../../src/engine/container-facts.ts';
import { imageless, since144, since152 } from './support/published-shapes.ts';

describe('answers shaped after the published descriptions of newer APIs', () => {
  it('1.44: aliases come without the short id, and DNS names stand beside them', () => {
    const facts = containerFacts(since144);
    expect(facts?.networks.front?.aliases).toEqual(['redis', 'called']);
    expect(facts?.networks.front?.address).toBe('172.20.0.2');
  });

  it('1.52: addresses stand under their networks only, and what is not set is left out', () => {
    const facts = containerFacts(since152);
    expect(facts).toMatchObject({
      name: 'web',
      status: 'running',
      command: [],
      entrypoint: [],
      labels: {},
      env: {},
      mounts: [],
      bindings: [],
      exposed: [],
      restartPolicy: { name: 'no', maximumRetryCount: 0 },
      networks: { bridge: { address: '172.17.0.2', aliases: [] } },
    });
  });

  it('of no container’s shape are none', () => {
    for (const odd of [null, [], 'x', {}, { Id: 'a' }, imageless])
      expect(containerFacts(odd)).toBeNull();
  });
});
