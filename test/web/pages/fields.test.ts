import { expect, test } from 'vitest';
import { loadContent } from '../../../src/authoring/load.ts';
import { readForm } from '../../../src/questions/any.ts';
import { fieldsOfResponse } from '../../../src/web/pages/fields.ts';
import { questionsDir } from '../../support/app.ts';

const responses: Readonly<Record<string, unknown>> = {
  'true-false': false,
  'short-answer': '--rm',
  numerical: '128 MiB',
  command: 'docker logs -f web',
  essay: 'Some words.\nAnd more.',
  observation: '172.17.0.0/16',
};

test('a response put back into its form is read from it again as it was', async () => {
  const loaded = await loadContent(questionsDir);
  if (!loaded.content) throw new Error('The sampler does not load.');
  const sampler = loaded.content.chapters.find((chapter) => chapter.id === 'sampler');
  let seen = 0;
  for (const question of sampler?.questions ?? []) {
    const response =
      responses[question.kind] ??
      (question.kind === 'multiple-choice'
        ? question.options.slice(0, 1).map((option) => option.id)
        : question.kind === 'matching'
          ? question.pairs
          : question.kind === 'ordering'
            ? question.items.map((item) => item.id).toReversed()
            : undefined);
    if (response === undefined) continue;
    seen += 1;
    expect(readForm(question, fieldsOfResponse(question, response))).toEqual(response);
  }
  expect(seen).toBe(10);
});
