import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../src/engine/events.ts';
import { readLines } from '../../src/engine/events-lines.ts';

describe('a line of the event stream', () => {
  const exec = {
    status: 'exec_create: sh -c ls /data',
    id: 'abc',
    from: 'redis:alpine',
    Type: 'container',
    Action: 'exec_create: sh -c ls /data',
    Actor: { ID: 'abc', Attributes: { name: 'redis', execID: 'e1' } },
    time: 1_700_000_000,
    timeNano: 1_700_000_000_123_456_800,
  };

  it('is read by its type, action and actor, the command apart', () => {
    expect(parseEvent(JSON.stringify(exec))).toEqual({
      type: 'container',
      action: 'exec_create',
      detail: 'sh -c ls /data',
      actor: { id: 'abc', attributes: { name: 'redis', execID: 'e1' } },
      at: 1_700_000_000_123.4568,
    });
  });

  it('reads the same without the fields that API 1.52 dropped', () => {
    const { status: _status, id: _id, from: _from, ...newer } = exec;
    expect(parseEvent(JSON.stringify(newer))).toEqual(parseEvent(JSON.stringify(exec)));
  });

  it('without an actor still says what happened', () => {
    expect(parseEvent('{"Type":"daemon","Action":"reload","time":5}')).toEqual({
      type: 'daemon',
      action: 'reload',
      detail: null,
      actor: { id: '', attributes: {} },
      at: 5000,
    });
  });

  it.each([
    '',
    '{"Type":"container","Act',
    'null',
    '[]',
    '42',
    '{}',
    '{"Type":"container"}',
    '{"Type":7,"Action":[]}',
  ])('%j is no event, and no crash', (line) => {
    expect(parseEvent(line)).toBeNull();
  });
});

describe('lines of a stream', () => {
  it('are the same wherever the chunks are cut', () => {
    const bytes = Buffer.from('{"a":"卷"}\n\n{"b":1}\r\n{"c"');
    for (let size = 1; size <= bytes.length; size += 1) {
      const lines = readLines(100);
      const got: (string | null)[] = [];
      for (let at = 0; at < bytes.length; at += size)
        got.push(...lines.take(bytes.subarray(at, at + size)));
      expect(got).toEqual(['{"a":"卷"}', '{"b":1}']);
      expect(lines.hasRest()).toBe(true);
    }
  });

  it('are left out, and told, where one is too long, and go on after it', () => {
    const lines = readLines(10);
    expect(lines.take(Buffer.from(`short\n${'x'.repeat(8)}`))).toEqual(['short']);
    expect(lines.take(Buffer.from('x'.repeat(8)))).toEqual([]);
    expect(lines.take(Buffer.from('x\nnext\n'))).toEqual([null, 'next']);
  });
});
