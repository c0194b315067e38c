import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { testDatabase } from '../support/database.ts';

const database = testDatabase('postgres');

test('on PostgreSQL a chapter is answered, kept as it is typed, settled, started over and scored', async () => {
  const { app } = await testApp({ store: await database.freshStore() });
  const api = '/api/v1/chapters/sampler';
  const page = '/chapters/sampler/questions/essay';
  const answer = async (question: string, response: unknown) => {
    const url = `${api}/questions/${question}/responses`;
    const reply = await app.inject({ method: 'POST', url, payload: { response } });
    return reply.json().grade;
  };
  expect(await answer('short-answer', '--rm')).toMatchObject({ points: 1, state: 'correct' });
  expect(await answer('essay', 'A named volume \0 <b>😀</b>')).toMatchObject({
    state: 'needs-review',
  });
  const looked = await app.inject({
    method: 'POST',
    url: `${api}/tasks/task/inspections`,
    payload: { answers: {} },
  });
  expect(looked.json().findings[0].state).toBe('unknown');

  const draft = await app.inject({
    method: 'PUT',
    url: `${api}/questions/essay/draft`,
    payload: { fields: { response: 'Typed \0 and kept' }, baseRevision: 0, tab: 'one' },
  });
  expect(draft.json()).toMatchObject({ outcome: 'saved', draft: { revision: 1 } });
  const shown = await app.inject(page);
  expect(shown.body).toContain('Typed \0 and kept');

  expect((await app.inject({ method: 'POST', url: `${page}/restart` })).statusCode).toBe(303);
  expect((await app.inject(page)).body).not.toContain('Typed');
  const scores = await app.inject(`${api}/scores?format=csv`);
  expect(scores.body).toContain('solo');
  for (const url of ['/', '/chapters/sampler', '/chapters/sampler/results', '/teacher']) {
    expect((await app.inject(url)).statusCode).toBe(200);
  }
});
