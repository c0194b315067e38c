import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { look } from '../../src/attempts/look.ts';
import type { FactRef } from '../../src/checks/fact.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { gradeQuestion } from '../../src/questions/any.ts';
import type { Grade } from '../../src/questions/grade.ts';
import type { ObservationQuestion } from '../../src/questions/kinds/observation.ts';
import { questionsOf } from './support/content.ts';
import { openWorkplaces, type Workplace, type Workplaces } from './support/workplace.ts';

const questions = questionsOf('observation');

let workplaces: Workplaces;
beforeAll(async () => {
  workplaces = await openWorkplaces(1, []);
});
afterAll(() => workplaces.stop());

const ofNetwork: Readonly<Record<string, string>> = {
  id: '{{.Id}}',
  driver: '{{.Driver}}',
  scope: '{{.Scope}}',
  subnet: '{{(index .IPAM.Config 0).Subnet}}',
  gateway: '{{(index .IPAM.Config 0).Gateway}}',
};

/** The fact as the docker CLI shows it, which is what a learner copies. */
async function shownByDocker({ sandbox }: Workplace, read: FactRef): Promise<string> {
  const format = 'network' in read ? ofNetwork[read.fact] : undefined;
  if (!('network' in read) || format === undefined) {
    throw new Error(`Say in this test how the docker CLI shows ${JSON.stringify(read)}.`);
  }
  const shown = await sandbox.docker(['network', 'inspect', '--format', format, read.network]);
  expect(shown.exitCode, shown.stderr).toBe(0);
  return shown.stdout.trim();
}

async function gradeOn(
  engine: Engine,
  question: ObservationQuestion,
  answer: string,
): Promise<Grade> {
  return gradeQuestion(question, answer, { observation: await look(engine, question) });
}

describe.for(questions)('the question $id, on a real engine', (question) => {
  it('takes what the docker CLI shows for right, however it was copied', () =>
    workplaces.use(async (place) => {
      const right = await shownByDocker(place, question.read);
      expect(right).not.toBe('');
      for (const answer of [right, `"${right}"`, `  ${right}\n`, `\`${right}\``]) {
        const grade = await gradeOn(place.engine, question, answer);
        expect(grade).toMatchObject({ state: 'correct', points: question.points });
      }
    }));

  it('takes anything else for wrong', () =>
    workplaces.use(async (place) => {
      const right = await shownByDocker(place, question.read);
      for (const answer of ['10.99.0.0/16', `${right}0`, right.slice(0, -1), 'the same as yours']) {
        const grade = await gradeOn(place.engine, question, answer);
        expect(grade, answer).toMatchObject({ state: 'incorrect', points: 0 });
      }
    }));

  it('asks for one thing, and only reads', () =>
    workplaces.use(async (place) => {
      await place.engine.status();
      const before = place.proxy.requests.length;
      await look(place.engine, question);
      expect(place.proxy.requests.slice(before)).toHaveLength(1);
      expect(place.proxy.refused).toEqual([]);
    }));
});

describe('with the engine away', () => {
  it.for(questions)('$id: nothing is right or wrong', (question) =>
    workplaces.use(async (place) => {
      const right = await shownByDocker(place, question.read);
      await place.proxy.stop();
      for (const answer of [right, 'wrong']) {
        const grade = await gradeOn(place.engine, question, answer);
        expect(grade).toMatchObject({ state: 'unknown', points: 0 });
      }
    }),
  );
});
