import { describe, expect, it } from 'vitest';
import { answer, answerNeeds, judgeAnswer } from '../../../src/questions/task/answers.ts';
import { network, observation, seen } from '../../checks/support/seen.ts';

const say = (text: string) => ({ en: text, 'zh-CN': text });
const asked = answer.parse({
  id: 'subnet',
  label: say('The subnet'),
  read: { network: 'front', fact: 'subnet' },
  diagnose: [
    { id: 'first', when: { read: { network: 'back', fact: 'subnet' } }, say: say('Of back.') },
    { id: 'no-prefix', when: { text: { pattern: '^[\\d.]+$' } }, say: say('Without prefix.') },
  ],
});
const things = observation({
  networks: {
    front: seen(network()),
    back: seen(network({ ipam: [{ subnet: '172.21.0.0/16', gateway: '172.21.0.1' }] })),
  },
});
const findingOf = (given: string | undefined) => judgeAnswer(asked, given, things, {});

describe('a wrong value', () => {
  it.each([
    ['first', '172.21.0.0/16'],
    ['no-prefix', '172.20.0.0'],
    ['no-prefix', '`172.20.0.0` '],
    ['wrong-answer', '10.0.0.0/8'],
  ])('has the reason %s where %s is reported', (reason, given) => {
    const finding = findingOf(given);
    expect(finding.state).toBe('failed');
    expect(finding.diagnosis?.id).toBe(reason);
  });

  it('is looked at beside what it may have been mistaken for', () => {
    expect(answerNeeds(asked)).toEqual([
      { kind: 'network', name: 'front' },
      { kind: 'network', name: 'back' },
    ]);
  });
});

describe('no reason is given', () => {
  it.each([['passed', '172.20.0.0/16'] as const, ['waiting', undefined] as const])(
    'of a value that %s',
    (state, given) => {
      expect(findingOf(given)).toMatchObject({ state, diagnosis: null });
    },
  );
});
