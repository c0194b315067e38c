import { expect, test } from 'vitest';
import { makeAssessment, sectionOf, startFor } from '../support/assessment.ts';
import { testClass } from '../support/class.ts';
import { disposableEngine } from '../support/engine.ts';

const engine = disposableEngine({ images: [] });
const noon = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;

test.each([
  ['is graded by what the engine is like as the time ends', 0, 'correct'],
  ['is not graded by what the engine is like long after', 50 * minute, 'unknown'],
])('a saved answer that needs the engine %s', async (_what, late, state) => {
  const dockerHost = engine().dockerHost;
  let now = noon;
  const { services, student } = await testClass({ clock: () => now, dockerHost });
  const sections = [sectionOf(['observation'])];
  const exam = await makeAssessment(services, { timeLimit: 10, sections });
  const { id } = student.person;
  await startFor(services, exam, id);
  const subnet = await engine().docker([
    ...['network', 'inspect', 'bridge'],
    ...['--format', '{{(index .IPAM.Config 0).Subnet}}'],
  ]);
  const attempts = services.attemptsIn(exam.id);
  await attempts.saveDraft(id, 'sampler', 'observation', {
    fields: { response: subnet.stdout.trim() },
    baseRevision: 0,
    tab: 'one',
  });
  now = noon + 10 * minute + late;
  await services.timekeeper.look();
  const { responses } = await attempts.state(id, 'sampler', 'observation');
  expect(responses.map((one) => one.grades[0].state)).toEqual([state]);
});
