import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EngineEvent, type EventLog, joinLogs } from '../../src/checks/event.ts';
import { eventsExpect, judgeEvents } from '../../src/checks/events/expect.ts';
import { eventPattern } from '../../src/checks/events/pattern.ts';
import { onlyOf } from '../../src/checks/events/sequence.ts';
import { judge } from '../../src/checks/judge.ts';
import { nothingSeen } from '../../src/checks/nothing-seen.ts';
import { check } from '../../src/checks/schema.ts';

function happened(at: number, action: string, more: Partial<EngineEvent> = {}): EngineEvent {
  return {
    at,
    type: 'container',
    action,
    command: null,
    actor: { id: 'cafe', name: 'web' },
    attributes: {},
    ...more,
  };
}

function logOf(events: readonly EngineEvent[], gapUntil: number | null = null): EventLog {
  return { since: 0, until: 100, gapUntil, interests: null, events };
}

function judged(patterns: readonly object[], expected: object, log: EventLog) {
  return judgeEvents(
    patterns.map((one) => eventPattern.parse(one)),
    eventsExpect.parse(expected),
    { state: 'present', value: log },
  );
}

const attach = { action: 'attach', actor: 'web' };
const die = { action: 'die', actor: 'web' };

test('left without killing: an attach, and no die after the last one', () => {
  const expected = { exists: true, 'not-after': [die] };
  expect(judged([attach], expected, logOf([happened(1, 'attach')])).state).toBe('passed');
  const killed = judged([attach], expected, logOf([happened(1, 'attach'), happened(2, 'die')]));
  expect(killed).toMatchObject({ state: 'failed', spoiltBy: { action: 'die' } });
  expect([...killed.failed]).toEqual(['not-after']);
  const again = [happened(1, 'attach'), happened(2, 'die'), happened(3, 'attach')];
  expect(judged([attach], expected, logOf(again)).state).toBe('passed');
  expect(judged([attach], expected, logOf([happened(2, 'die')])).state).toBe('failed');
});

test('come and gone twice: two attaches, and no die between them', () => {
  const twice = { 'not-between': [die] };
  const [attached, died] = ['attach', 'die'];
  const log = (...actions: readonly string[]) =>
    logOf(actions.map((action, index) => happened(index, action)));
  const of = (...actions: readonly string[]) => judged([attach, attach], twice, log(...actions));
  expect(of(attached, attached).state).toBe('passed');
  expect(of(attached, attached, died).state).toBe('passed');
  expect(of(attached).state).toBe('failed');
  const killed = of(attached, died, attached);
  expect(killed).toMatchObject({ state: 'failed', spoiltBy: { action: 'die' } });
  expect([...killed.failed]).toEqual(['not-between']);
  expect(of(attached, died)).toMatchObject({ state: 'failed', spoiltBy: killed.spoiltBy });
  expect(of(attached, attached, died, attached).state).toBe('passed');
  expect(of(attached, died, attached, attached).state).toBe('passed');
  const counted = (count: number, ...actions: readonly string[]) =>
    judged([attach, attach], { ...twice, count }, log(...actions)).state;
  expect(counted(1, attached, died, attached, attached)).toBe('passed');
  expect(counted(0, attached, died, attached, died)).toBe('passed');
});

test('what a log with a gap does not show is unknown, and what it shows counts', () => {
  const found = logOf([happened(50, 'attach')], 40);
  expect(judged([attach], { exists: true }, found).state).toBe('passed');
  expect(judged([die], { exists: true }, found).state).toBe('unknown');
  expect(judged([die], { exists: false }, found).state).toBe('unknown');
  expect(judged([attach], { exists: false }, found).state).toBe('failed');
  expect(judged([attach], { count: 1 }, found).state).toBe('unknown');
});

test('what was not kept is unknown, not absent', () => {
  const log = onlyOf(logOf([happened(1, 'attach')]), [{ type: 'container', actor: 'web' }]);
  expect(judged([{ action: 'die', actor: 'web' }], { exists: false }, log).state).toBe('passed');
  expect(judged([{ action: 'die', actor: 'other' }], { exists: false }, log).state).toBe('unknown');
  expect(judged([{ action: 'die' }], { exists: false }, log).state).toBe('unknown');
});

test('an exec is known by its command and by how it ended', () => {
  const attributes = { execID: 'e1' };
  const log = logOf([
    happened(1, 'exec_create', { command: 'touch /tmp/testing', attributes }),
    happened(2, 'exec_start', { command: 'touch /tmp/testing', attributes }),
    happened(3, 'exec_die', { attributes: { ...attributes, exitCode: '1' } }),
  ]);
  const exec = { action: 'exec', actor: 'web', command: { include: '/tmp/testing' } };
  expect(judged([exec], { count: 1 }, log).state).toBe('passed');
  expect(judged([{ ...exec, 'exit-code': 0 }], { exists: true }, log).state).toBe('failed');
  expect(judged([{ ...exec, 'exit-code': 1 }], { exists: true }, log).state).toBe('passed');
  expect(judged([{ ...exec, command: 'ls' }], { exists: true }, log).state).toBe('failed');
});

test('an author’s reason for what did not happen may be that something else did', () => {
  const stopped = check.parse({
    id: 'stopped',
    events: [{ action: 'stop', actor: 'web' }],
    diagnose: [{ id: 'killed', events: [die], say: { en: 'Killed.', 'zh-CN': '被终止。' } }],
  });
  const reasonOn = (...actions: readonly string[]) => {
    const value = logOf(actions.map((action, index) => happened(index, action)));
    const observation = { ...nothingSeen, events: { state: 'present' as const, value } };
    return judge([stopped], observation).findings[0]?.diagnosis?.id ?? null;
  };
  expect(reasonOn('die')).toBe('killed');
  expect(reasonOn('attach')).toBe(null);
  expect(reasonOn('die', 'stop')).toBe(null);
});

const someEvent = fc.record({
  at: fc.integer({ min: 0, max: 100 }),
  action: fc.constantFrom('attach', 'die', 'start'),
  name: fc.constantFrom('web', 'db'),
});

test('a log cut in two and joined again is the log, and judging random ones never throws', () => {
  fc.assert(
    fc.property(fc.array(someEvent), fc.integer({ min: 0, max: 100 }), (drawn, cut) => {
      const events = drawn
        .map(({ at, action, name }, index) =>
          happened(at + index / 1000, action, { actor: { id: name, name } }),
        )
        .toSorted((one, other) => one.at - other.at);
      const whole = logOf(events);
      const first = { ...whole, until: cut, events: events.filter(({ at }) => at <= cut) };
      const second = { ...whole, since: cut, events: events.filter(({ at }) => at >= cut) };
      expect(joinLogs(first, second)).toEqual(whole);
      const passes = judged([attach, die], { exists: true }, whole).state === 'passed';
      const never = judged([attach, die], { exists: false }, whole).state === 'passed';
      expect(passes).toBe(!never);
      expect(judged([attach], { exists: true }, logOf([])).state).toBe('failed');
    }),
  );
});
