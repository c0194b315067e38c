import { expect, test } from 'vitest';
import { z } from 'zod';
import { fakeEngine } from '../live/support/fake-engine.ts';
import { makeAssessment, startFor } from '../support/assessment.ts';
import { testClass } from '../support/class.ts';
import { boardTold, readStream, standingTold } from '../support/event-stream.ts';
import { until } from '../support/until.ts';

test('the board tells how many checks of a task fail now, also when nobody looks at it any more, and who tries in vain', async () => {
  const engine = await fakeEngine();
  const built = await testClass({ dockerHost: engine.dockerHost });
  const { app, services, student, teacher } = built;
  const questions = [{ chapter: 'managing-containers', question: 'named-volume', points: 5 }];
  const assessment = await makeAssessment(services, {
    variants: false,
    sections: [{ heading: null, order: 'listed', questions }],
  });
  await startFor(services, assessment, student.person.id);
  const base = await built.listen();
  const here = `${base}/assessments/${assessment.id}`;
  const api = `/api/v1/assessments/${assessment.id}/tasks/named-volume`;
  const board = await readStream(
    `${base}/teacher/assessments/${assessment.id}/board/live`,
    teacher.headers,
    'board',
    boardTold,
  );
  const shown = (text: string) =>
    until(async () => {
      const rows = board.told.flatMap((told) => told.rows);
      return rows.findLast((row) => row.includes(student.person.id))?.includes(text);
    }, `the row with “${text}”`);

  await readStream(
    `${here}/follow?question=named-volume`,
    student.headers,
    'standing',
    standingTold,
  );
  const live = await readStream(`${base}${api}/live`, student.headers, 'verdict', z.unknown());
  await shown('3 of 3 fail');
  engine.volumes.add('redis_data');
  engine.tell('volume', 'create', 'redis_data');
  await shown('2 of 3 fail');

  const recorded = () => services.store.givenAnswers.of(assessment.id, [student.person.id]);
  await until(async () => (await recorded()).length === 1, 'the point for the volume');
  for (let look = 0; look < 5; look += 1) {
    await app.inject({
      method: 'POST',
      url: `${api}/inspections`,
      headers: student.headers,
      payload: {},
    });
  }
  await shown('Stuck at 1: 5 checks without progress');
  expect(board.told.at(-1)?.counts.stuck).toBe(1);

  live.leave();
  await until(
    async () =>
      services.live.view({
        learner: student.person.id,
        assessment: assessment.id,
        chapter: 'managing-containers',
        task: 'named-volume',
      }) === null,
    'the task to be closed',
  );
  const page = await app.inject({
    url: `/teacher/assessments/${assessment.id}/board`,
    headers: teacher.headers,
  });
  expect(page.body).toContain('2 of 3 fail');
});
