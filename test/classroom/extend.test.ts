import { expect, test } from 'vitest';
import type { KeptOverride } from '../../src/classroom/assessments/assessment.ts';
import { findAssessment } from '../../src/classroom/assessments/assessment.ts';
import { type Override, termsFor } from '../../src/classroom/assessments/overrides.ts';
import { extendEverybody, extension } from '../../src/classroom/extend.ts';
import { testApp } from '../support/app.ts';
import { makeAssessment } from '../support/assessment.ts';

const everyone = { who: 'everyone' } as const;
const kept = (id: string, override: Override): KeptOverride => ({
  id,
  override,
  madeAt: 0,
  madeBy: 't',
});

test('extending twice adds up in one override', () => {
  const first = extension([], 10);
  expect(first).toEqual({ override: { for: everyone, extra: 10 }, replaces: [] });
  const second = extension([kept('o1', first.override)], 5);
  expect(second).toEqual({ override: { for: everyone, extra: 15 }, replaces: ['o1'] });
});

test('what an override for everybody sets besides stays, and the overrides of others are left alone', () => {
  const later = kept('o1', { for: everyone, closes: 5000, extra: 5 });
  const more = kept('o2', { for: everyone, extra: 20 });
  const limit = kept('o3', { for: everyone, timeLimit: 30, extra: 1 });
  const ada = kept('o4', { for: { who: 'student', student: 'ada' }, extra: 90 });
  expect(extension([later, more, limit, ada], 10)).toEqual({
    override: { for: everyone, closes: 5000, extra: 30 },
    replaces: ['o1', 'o2'],
  });
});

test('teachers who extend at the same moment both do', async () => {
  const { services } = await testApp({ mode: 'class' });
  const { store } = services;
  const { id } = await makeAssessment(services, { timeLimit: 60 });
  const assessment = await findAssessment(store, id);
  const by = { person: 't', now: 1000 };
  await Promise.all([10, 5, 1].map((more) => extendEverybody(store, assessment, more, by)));
  const { settings, overrides } = await findAssessment(store, id);
  const given = overrides.map(({ override }) => override);
  expect(given).toEqual([{ for: everyone, extra: 16 }]);
  expect(termsFor(settings, given, { student: 'ada', sections: [] }).timeLimit).toBe(76);
});

test('what is no number of minutes is refused, and so is an assessment without an end', async () => {
  const { services } = await testApp({ mode: 'class' });
  const { store } = services;
  const timed = await makeAssessment(services, { timeLimit: 60 });
  const free = await makeAssessment(services);
  const by = { person: 't', now: 1000 };
  for (const minutes of [0, -5, 2.5, Number.NaN, 43_201]) {
    const refused = extendEverybody(store, timed, minutes, by);
    await expect(refused).rejects.toMatchObject({ code: 'bad-fields' });
  }
  await extendEverybody(store, timed, 43_200, by);
  const tooMuch = extendEverybody(store, timed, 1, by);
  await expect(tooMuch).rejects.toMatchObject({ code: 'bad-fields' });
  await expect(extendEverybody(store, free, 5, by)).rejects.toMatchObject({ code: 'not-now' });
});
