import { describe, expect, it, onTestFinished } from 'vitest';
import { connectEngine } from '../../src/engine/connect.ts';
import { json, standIn } from './support/stand-in.ts';

interface State {
  readonly Status: string;
  /** How long before the first look it was started, in milliseconds; negative for after it. */
  readonly startedBeforeMs: number;
}

/** What an engine that gives these states of one container, one a request, is taken to say, and how often it is asked. */
async function observed(...states: readonly State[]) {
  return observedAhead(0, ...states);
}

/** The same of an engine whose clock is ahead by so much. */
async function observedAhead(aheadMs: number, ...states: readonly State[]) {
  const firstLook = Date.parse('2026-01-01T12:00:00Z');
  let asked = 0;
  const engineOf = await standIn((_, answer) => {
    const { Status, startedBeforeMs } =
      states[Math.min(asked, states.length - 1)] ?? states[0] ?? none;
    asked += 1;
    const StartedAt = new Date(firstLook + aheadMs - startedBeforeMs).toISOString();
    answer.setHeader('date', new Date(firstLook + aheadMs).toUTCString());
    json(answer, {
      Id: 'c'.repeat(64),
      Name: '/web',
      State: { Status, StartedAt, ExitCode: 0 },
      Config: { Image: 'nginx' },
      Image: `sha256:${'1'.repeat(64)}`,
    });
  });
  const engine = connectEngine({ DOCKER_HOST: engineOf.dockerHost }, { clock: () => firstLook });
  onTestFinished(() => engine.close());
  const { containers } = await engine.observe([{ kind: 'container', name: 'web' }], {
    settleMs: 300,
  });
  const { web } = containers;
  return { status: web?.state === 'present' ? web.value.status : web?.state, asked };
}

const none: State = { Status: 'created', startedBeforeMs: 0 };
const running = (startedBeforeMs: number): State => ({ Status: 'running', startedBeforeMs });

describe('a container that says it runs', () => {
  it('is believed at once where it has run for a while', async () => {
    expect(await observed(running(60_000))).toEqual({ status: 'running', asked: 1 });
  });

  it('is looked at again where it has only just started', async () => {
    expect(await observed(running(20))).toEqual({ status: 'running', asked: 2 });
    const ended = { Status: 'exited', startedBeforeMs: 20 };
    expect(await observed(running(20), ended)).toEqual({ status: 'exited', asked: 2 });
  });

  it('is looked at once more where it was started again meanwhile, as in a crash loop', async () => {
    const looping = { Status: 'restarting', startedBeforeMs: -300 };
    expect(await observed(running(20), running(-280), looping)).toEqual({
      status: 'restarting',
      asked: 3,
    });
  });

  it.each([
    ['ahead', 3_600_000],
    ['ahead by a part of a second more', 3_600_900],
    ['behind', -3_600_000],
  ])(
    'is looked at again by the engine’s own clock where that is an hour %s',
    async (_, aheadMs) => {
      const ended = { Status: 'exited', startedBeforeMs: 20 };
      expect(await observedAhead(aheadMs, running(20), ended)).toEqual({
        status: 'exited',
        asked: 2,
      });
      expect(await observedAhead(aheadMs, running(60_000))).toEqual({
        status: 'running',
        asked: 1,
      });
    },
  );

  it('is not waited for without end', async () => {
    const again = (count: number) => running(20 - 300 * count);
    const { asked } = await observed(again(0), again(1), again(2), again(3), again(4), again(5));
    expect(asked).toBe(4);
  });
});
