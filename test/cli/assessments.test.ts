import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/authoring/load.ts';
import type { Person } from '../../src/store/people.ts';
import { openStore } from '../../src/store/store.ts';
import { questionsDir } from '../support/app.ts';
import { makeAssessment, sectionOf } from '../support/assessment.ts';
import { temporaryFolder } from '../support/database.ts';
import { answerIn } from '../support/exam-work.ts';
import { plimsoll } from './support/plimsoll.ts';

function student(id: string, section: string): Person {
  return {
    id,
    name: `Student ${id}`,
    login: id,
    email: null,
    externalId: null,
    section,
    role: 'student',
    passwordHash: null,
    createdAt: 1,
    removedAt: null,
  };
}

async function examDatabase() {
  const url = `sqlite:${join(temporaryFolder(), 'class.sqlite')}`;
  const store = await openStore(url);
  await store.people.save({ added: [student('ada', 'A'), student('bob', 'B')], changed: [] });
  const assessment = await makeAssessment(
    { store, clock: () => 1 },
    { sections: [sectionOf(['true-false', 'command'])] },
  );
  const { content } = await loadContent(questionsDir);
  if (!content) throw new Error('The questions cannot be read.');
  for (const id of ['ada', 'bob']) {
    const wrong = { question: 'true-false', share: 1, response: false };
    await answerIn(store, content, assessment, id, [wrong]);
  }
  await store.close();
  const marks = async () => {
    const again = await openStore(url);
    const { answers } = await again.assessmentWork.of(assessment.id);
    await again.close();
    return Object.fromEntries(answers.map(({ learnerId, points }) => [learnerId, points]));
  };
  return { id: assessment.id, env: { DATABASE_URL: url, LANG: 'en' }, marks };
}

test('an assessment is exported by its title or id, and a section of it by itself', async () => {
  const { id, env } = await examDatabase();
  const byTitle = await plimsoll(['export', '--assessment', 'Mid-term'], env);
  expect(byTitle).toMatchObject({ code: 0, stderr: '' });
  const rows = parse(byTitle.stdout, { bom: true });
  expect(rows.map((row) => row.slice(1, 5))).toEqual([
    ['name', 'email', 'true-false', 'command'],
    ['Student ada', '', '10', ''],
    ['Student bob', '', '10', ''],
  ]);
  const ofB = await plimsoll(['export', '--assessment', id, '--section', 'B'], env);
  expect(parse(ofB.stdout, { bom: true }).map(([learner]) => learner)).toEqual(['learner', 'bob']);
  const all = await plimsoll(['export', '--everything', '--format', 'json'], env);
  expect(JSON.parse(all.stdout)).toMatchObject({
    assessments: [{ id, title: 'Mid-term', max: 20 }],
    learners: [{ points: 10 }, { points: 10 }],
  });
});

test('what cannot be exported or regraded is refused, and says what can', async () => {
  const { env } = await examDatabase();
  const refused = async (...args: string[]) => {
    const { code, stderr } = await plimsoll(args, env);
    return [code, stderr];
  };
  const says = (text: string) => [2, expect.stringContaining(text)];
  expect(await refused('export')).toEqual(says('one of the three'));
  expect(await refused('export', 'sampler', '--everything')).toEqual(says('one of the three'));
  expect(await refused('export', '--assessment', 'Final')).toEqual(says('There are: Mid-term'));
  expect(await refused('export', '--everything', '--format', 'canvas')).toEqual(
    says('one total at a time'),
  );
  expect(await refused('regrade')).toEqual(says('one of the two'));
  expect(await refused('regrade', '--chapter', 'sampler', '--section', 'A')).toEqual(
    says('goes with'),
  );
});

test('a regrade of an assessment changes it and its section alone; one of a chapter leaves it be', async () => {
  const { env, marks } = await examDatabase();
  const chapter = await plimsoll(['regrade', '--chapter', 'sampler', '--apply'], env);
  expect(chapter.stdout).toContain('Nothing changes: 0 responses');
  const told = await plimsoll(['regrade', '--assessment', 'Mid-term'], env);
  expect(told.stdout).toContain('2 grades would change');
  expect(await marks()).toEqual({ ada: 4, bob: 4 });
  const args = ['regrade', '--assessment', 'Mid-term', '--section', 'A', '--apply', '--json'];
  const done = await plimsoll(args, env);
  expect(JSON.parse(done.stdout)).toMatchObject({
    applied: true,
    judged: 1,
    changes: [{ learner: { id: 'ada' }, question: 'true-false', after: { points: 0 } }],
  });
  expect(await marks()).toEqual({ ada: 0, bob: 4 });
});
