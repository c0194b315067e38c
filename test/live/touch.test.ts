import { describe, expect, it } from 'vitest';
import type { Need } from '../../src/checks/need.ts';
import type { Observation } from '../../src/checks/observation.ts';
import { type EngineEvent, parseEvent } from '../../src/engine/events.ts';
import { interestOf, touches } from '../../src/live/touch.ts';

function event(type: string, action: string, id = '', attributes: Record<string, string> = {}) {
  const line = { Type: type, Action: action, Actor: { ID: id, Attributes: attributes }, time: 1 };
  const parsed = parseEvent(JSON.stringify(line));
  if (!parsed) throw new Error('That is no event.');
  return parsed;
}

const nothing: Observation = {
  takenAt: '2026-01-01T00:00:00.000Z',
  engine: { version: '20.10.24', apiVersion: '1.41' },
  containers: {},
  volumes: {},
  networks: {},
  http: {},
  lists: {},
};

const needs: readonly Need[] = [
  { kind: 'container', name: 'redis' },
  { kind: 'volume', name: 'redis_data' },
  { kind: 'network', name: 'counter' },
];

const touch = (one: EngineEvent, seen: Observation | null = nothing) =>
  touches(one, interestOf(needs, [], seen));

describe('an event touches a task', () => {
  it.each([
    ['a container it names', event('container', 'start', 'abc', { name: 'redis' })],
    ['one that gets a name it names', event('container', 'rename', 'abc', { name: 'redis' })],
    [
      'one that loses that name',
      event('container', 'rename', 'abc', { name: 'other', oldName: '/redis' }),
    ],
    ['a volume it names', event('volume', 'create', 'redis_data')],
    ['a network it names, by name', event('network', 'create', 'n1', { name: 'counter' })],
    ['an image, while it names a container', event('image', 'tag', 'sha256:1')],
    ['what it does not know', event('pod', 'create', 'p1')],
  ])('that is about %s', (_what, one) => {
    expect(touch(one)).toBe('verdict');
  });

  it.each([
    ['another container', event('container', 'start', 'abc', { name: 'other' })],
    ['another volume', event('volume', 'create', 'other')],
    ['another network', event('network', 'create', 'n2', { name: 'other' })],
    ['the engine itself', event('daemon', 'reload', 'id')],
    ['its own reading of processes', event('container', 'top', 'abc', { name: 'redis' })],
    ['its own reading of files', event('container', 'archive-path', 'abc', { name: 'redis' })],
    ['a volume being mounted', event('volume', 'mount', 'redis_data', { container: 'abc' })],
    ['a terminal’s size', event('container', 'resize', 'abc', { name: 'redis' })],
  ])('but not where it is about %s', (_what, one) => {
    expect(touch(one)).toBeNull();
  });

  it('for its reason only, where a list was gone through to find one', () => {
    const seen = { ...nothing, lists: { containers: { state: 'present', value: [] } } } as const;
    expect(touch(event('container', 'start', 'abc', { name: 'other' }), seen)).toBe('reason');
    expect(touch(event('container', 'start', 'abc', { name: 'redis' }), seen)).toBe('verdict');
    expect(touch(event('volume', 'create', 'other'), seen)).toBeNull();
  });

  it('by the id of a container that was made only now, on a network it does not name', () => {
    const interest = interestOf(needs, [], nothing);
    const joins = event('network', 'connect', 'n9', { name: 'other', container: 'abc' });
    expect(touches(joins, interest)).toBeNull();
    expect(touches(event('container', 'create', 'abc', { name: 'redis' }), interest)).toBe(
      'verdict',
    );
    expect(touches(joins, interest)).toBe('verdict');
  });

  it('whatever it is that happens to what the task asks events of, and no other', () => {
    const asks = (actor: string | null) =>
      interestOf([{ kind: 'events' }], [{ type: 'container', actor }], nothing);
    const attach = event('container', 'attach', 'abc', { name: 'web' });
    expect(touches(attach, asks('web'))).toBe('verdict');
    expect(touches(attach, asks('abc'))).toBe('verdict');
    expect(touches(attach, asks(null))).toBe('verdict');
    expect(touches(attach, asks('redis'))).toBeNull();
    expect(touches(event('volume', 'create', 'web'), asks(null))).toBeNull();
    expect(touches(event('container', 'top', 'abc', { name: 'web' }), asks('web'))).toBeNull();
  });
});
