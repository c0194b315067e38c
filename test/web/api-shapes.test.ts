import { expect, test } from 'vitest';
import type { z } from 'zod';
import {
  chaptersBody,
  draftSavedBody,
  errorBody,
  inspectionBody,
  questionsBody,
  respondedBody,
  scoresBody,
} from '../../src/web/api/schemas.ts';
import { type TestApp, testApp } from '../support/app.ts';

const sampler = '/api/v1/chapters/sampler';

/** One response of each kind, in the shape that the API's description gives. */
const responses: Readonly<Record<string, unknown>> = {
  'true-false': true,
  'multiple-choice-one': [],
  'multiple-choice-several': [],
  'short-answer': '-a',
  numerical: '3 MiB',
  matching: {},
  ordering: [],
  command: 'docker ps',
  essay: 'A named volume has a name that I chose, so that I find it again.',
  observation: '172.17.0.0/16',
};

/** A zod object drops what it does not know: an answer with a field too many is then no longer the same. */
function expectShape(schema: z.ZodType, body: unknown): void {
  expect(schema.parse(body)).toEqual(body);
}

async function post({ app }: TestApp, url: string, payload: object) {
  return app.inject({ method: 'POST', url, payload });
}

test('the lists, the scores and a draft have the shapes that the API describes', async () => {
  const built = await testApp();
  await post(built, `${sampler}/questions/true-false/responses`, { response: true });
  expectShape(chaptersBody, (await built.app.inject('/api/v1/chapters')).json());
  expectShape(questionsBody, (await built.app.inject(`${sampler}/questions`)).json());
  expectShape(scoresBody, (await built.app.inject(`${sampler}/scores?format=json`)).json());
  const draft = { fields: { response: '-' }, baseRevision: 0, tab: 'one' };
  const url = `${sampler}/questions/short-answer/draft`;
  const save = () => built.app.inject({ method: 'PUT', url, payload: draft });
  expectShape(draftSavedBody, (await save()).json());
  const other = await built.app.inject({
    method: 'PUT',
    url,
    payload: { ...draft, fields: { response: '-x' }, tab: 'two' },
  });
  expect(other.json().outcome).toBe('conflict');
  expectShape(draftSavedBody, other.json());
});

test.each(Object.entries(responses))(
  'an answer to %s has the shape that the API describes',
  async (question, response) => {
    const reply = await post(await testApp(), `${sampler}/questions/${question}/responses`, {
      response,
    });
    expectShape(reply.statusCode === 200 ? respondedBody : errorBody, reply.json());
  },
);

test('an inspection and a refusal have the shapes that the API describes', async () => {
  const built = await testApp();
  expectShape(
    inspectionBody,
    (await post(built, `${sampler}/tasks/task/inspections`, { answers: {} })).json(),
  );
  const refused = await built.app.inject('/api/v1/chapters/none/questions');
  expect(refused.statusCode).toBe(404);
  expectShape(errorBody, refused.json());
});
