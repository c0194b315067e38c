import { expect, it } from 'vitest';
import type { Observation } from '../../../src/checks/observation.ts';
import { languages } from '../../../src/i18n/language.ts';
import { render } from '../../../src/i18n/text.ts';
import { task } from '../../../src/questions/kinds/task.ts';
import { judgeTask } from '../../../src/questions/task/judge-task.ts';
import { container, mount, observation, seen } from '../../checks/support/seen.ts';
import { make, say } from '../support/examples.ts';

const oldVolume = 'a1'.repeat(32);
const newVolume = 'b2'.repeat(32);

const question = make(task, {
  steps: [
    {
      id: 'look',
      title: say('Look'),
      remember: [{ id: 'old', read: { container: 'redis', fact: 'volume', at: '/data' } }],
    },
    { id: 'replace', title: say('Replace') },
  ],
  checks: [
    {
      id: 'before',
      step: 'look',
      container: 'redis',
      expect: { mounts: { include: { anonymous: true, destination: '/data' } } },
    },
    {
      id: 'another',
      step: 'replace',
      value: { container: 'redis', fact: 'volume', at: '/data' },
      expect: { 'not-equal': '{{remembered:old}}' },
    },
    { id: 'kept', step: 'replace', volume: '{{remembered:old}}', expect: { exists: true } },
    { id: 'ended', step: 'replace', container: 'job', expect: { 'exit-code': 0 } },
  ],
  answers: [
    { id: 'old-data', step: 'replace', label: say('The old volume'), remembered: 'old' },
    {
      id: 'new-data',
      step: 'replace',
      label: say('The new volume'),
      read: { container: 'redis', fact: 'volume', at: '/data' },
    },
    {
      id: 'code',
      step: 'replace',
      label: say('The code'),
      read: { container: 'job', fact: 'exit-code' },
    },
  ],
  solutions: [{ name: 'one', run: 'true' }],
});

const using = (name: string) => ({
  redis: seen(container({ name: 'redis', mounts: [mount({ name, anonymous: true })] })),
});
const atFirst = observation({ containers: using(oldVolume) });
const later: Observation = {
  ...observation({
    containers: {
      ...using(newVolume),
      job: seen(container({ name: 'job', status: 'exited', exitCode: 3 })),
    },
    volumes: { [oldVolume]: { state: 'absent' } },
  }),
  past: [
    {
      step: 'look',
      passedAt: 0,
      observation: atFirst,
      remembered: { old: oldVolume },
      answers: {},
    },
  ],
};

/** All that findings say of the checks, in both languages. */
function told(given: Readonly<Record<string, string>>, things: Observation): string {
  const answers = new Set(question.answers.map(({ id }) => id));
  return judgeTask(question, things, given)
    .findings.filter(({ check }) => !answers.has(check))
    .flatMap(({ title, expected, found, diagnosis, next }) =>
      [title, expected, found, diagnosis?.text, next].flatMap((text) =>
        text ? languages.map((language) => render(text, language)) : [],
      ),
    )
    .join('\n');
}

it('tells no value that is still to be reported, nor the beginning of a long id', () => {
  const all = told({}, later);
  expect(all).toContain('`…`');
  for (const secret of [oldVolume.slice(0, 12), newVolume.slice(0, 12), 'exit code 3'])
    expect(all).not.toContain(secret);
});

it('tells a value again when it was reported rightly', () => {
  const all = told({ 'old-data': oldVolume, code: 'wrong' }, later);
  expect(all).toContain(oldVolume);
  expect(all).not.toContain(newVolume.slice(0, 12));
  expect(told({ code: '3' }, later)).toContain('exit code 3');
});

it('says what a locked step asks for without the names of what is not remembered yet', () => {
  const all = told({}, observation({ containers: { redis: { state: 'absent' } } }));
  expect(all).toContain('Volume `…` exists');
  expect(all).not.toContain('remembered');
});
