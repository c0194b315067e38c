import { expect, test } from 'vitest';
import { questionsFolder, say, volumeTask } from '../../cli/support/questions.ts';
import { testApp } from '../../support/app.ts';

const asked = {
  answers: [
    { id: 'driver', label: say('Its driver'), read: { volume: 'data', fact: 'driver' } },
    { id: 'word', label: say('The word'), accept: ['dump.rdb'] },
  ],
};

test('what a task asks to report has fields, is kept with the form, and stands in them afterwards', async () => {
  const { app, services } = await testApp({
    questionsDir: questionsFolder([volumeTask('report', asked)]),
  });
  const address = '/chapters/volumes/tasks/report';
  const page = await app.inject({ url: address, headers: { host: '127.0.0.1' } });
  expect(page.body).toContain('<label class="label" for="answer.driver">Its driver</label>');
  const sent = await app.inject({
    method: 'POST',
    url: `${address}/inspections`,
    headers: { host: '127.0.0.1', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'submission=one&answer.driver=%3Cb%3E&answer.word=+dump.rdb+&answer.other=x',
  });
  expect(sent.statusCode).toBe(303);
  const state = await services.attempts.state('solo', 'volumes', 'report');
  expect(state.responses[0]).toMatchObject({
    response: { driver: '<b>', word: 'dump.rdb' },
    grades: [{ state: 'unknown' }],
  });
  const after = await app.inject({ url: address, headers: { host: '127.0.0.1' } });
  expect(after.body).toContain('value="&lt;b&gt;"');
  expect(after.body).toContain('value="dump.rdb"');
});

test('what the verdict was made from is shown when every value is reported rightly, and not before', async () => {
  const answers = [{ id: 'word', label: say('The word'), accept: ['dump.rdb'] }];
  const { app } = await testApp({
    questionsDir: questionsFolder([volumeTask('report', { answers })]),
  });
  const address = '/chapters/volumes/tasks/report';
  const headers = { host: '127.0.0.1' };
  const pageAfter = async (word: string) => {
    await app.inject({
      method: 'POST',
      url: `${address}/inspections`,
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `submission=${word}&answer.word=${word}`,
    });
    return (await app.inject({ url: address, headers })).body;
  };
  const wrong = await pageAfter('dump');
  expect(wrong).toContain('data-withheld');
  expect(wrong).not.toContain('id="evidence"');
  const right = await pageAfter('dump.rdb');
  expect(right).toContain('id="evidence"');
  expect(right).not.toContain('data-withheld');
});
