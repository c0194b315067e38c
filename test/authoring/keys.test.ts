import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/authoring/load.ts';
import { render } from '../../src/i18n/text.ts';
import { gradeQuestion } from '../../src/questions/any.ts';

const loaded = await loadContent(fileURLToPath(new URL('../../questions', import.meta.url)));
const questions = (loaded.content?.chapters ?? []).flatMap((chapter) => chapter.questions);

function grade(id: string, response: unknown) {
  const question = questions.find((one) => one.id === id);
  if (!question) throw new Error(`There is no question ${id}`);
  return gradeQuestion(question, response, { observation: null });
}

const right: Readonly<Record<string, readonly unknown[]>> = {
  'list-all-flag': [
    '-a',
    '--all',
    '`--all`',
    '－ａ',
    '—all',
    '-a or --all',
    'docker container ls -a',
    '$ docker container ls --all',
    'sudo docker ps -a',
    'docker ps --all',
  ],
  'publish-direction': [true],
  'exec-attaches': [false],
  'alias-flag': [
    '--network-alias',
    '--network-alias redis',
    '--network-alias=redis',
    '--network-alias NAME',
    '--net-alias',
    '--net-alias redis',
    '--network name=moby-counter2,alias=redis',
    '--network=name=moby-counter2,alias=redis',
    'docker network connect --alias redis moby-counter2 redis2',
    'docker network connect --alias NAME NET CONTAINER',
    'docker container run -d --name redis2 --network moby-counter2 --network-alias redis redis:alpine',
  ],
  'volume-details': [
    'docker volume inspect NAME',
    'docker volume inspect redis_data',
    '  docker   volume inspect "redis_data"',
    '$ docker volume inspect redis_data',
    'docker inspect --type volume redis_data',
    'docker inspect --type=volume redis_data',
    'docker inspect redis_data',
  ],
  'multiple-choice-one': [['term']],
  'multiple-choice-several': [['image', 'named-volume']],
  'short-answer': ['--rm', 'docker container run --rm alpine'],
  numerical: ['1024', '1024 MiB', '1 GiB', '1048576 KiB'],
  matching: [{ none: 'stays-ended', 'on-failure': 'after-an-error', always: 'whenever-it-ends' }],
  ordering: [['write', 'build', 'push', 'pull', 'run']],
  command: ['docker logs -f web', 'docker container logs web --follow'],
};

const wrong: Readonly<Record<string, readonly unknown[]>> = {
  'list-all-flag': ['-A', '-l', '-q', '-a or -q', '-all', 'all', 'docker container ls', '--help'],
  'publish-direction': [false],
  'exec-attaches': [true],
  'alias-flag': [
    '--name',
    '--link',
    '--hostname redis',
    '--network redis',
    '--alias',
    '--network-alias or --name',
    'docker network connect moby-counter2 redis2',
  ],
  'volume-details': [
    'docker volume ls',
    'docker volume inspect',
    'docker container inspect redis_data',
    'docker volume inspect redis_data; docker volume rm redis_data',
    'inspect',
  ],
  'multiple-choice-one': [['kill']],
  'short-answer': ['--restart', 'rm', '-rm'],
  numerical: ['1000', '1 GB', '1024 GiB', 'many'],
  command: ['docker logs web', 'docker attach web', 'docker logs -f'],
};

const cases = (table: Readonly<Record<string, readonly unknown[]>>) =>
  Object.entries(table).flatMap(([id, given]) => given.map((one) => ({ id, given: one })));

describe('the keys of the content', () => {
  it.each(cases(right))('$id: $given is right', ({ id, given }) => {
    const { state, points, max, feedback } = grade(id, given);
    const said = feedback.map(({ text }) => render(text, 'en'));
    expect({ state, points, said }).toEqual({ state: 'correct', points: max, said });
  });

  it.each(cases(wrong))('$id: $given is wrong, and told why', ({ id, given }) => {
    const { state, points, feedback } = grade(id, given);
    expect({ state, points }).toEqual({ state: 'incorrect', points: 0 });
    expect(feedback.length).toBeGreaterThan(0);
  });

  it('give part of the points for part of an answer', () => {
    expect(grade('multiple-choice-several', ['image'])).toMatchObject({ points: 1, max: 2 });
    expect(grade('multiple-choice-several', ['image', 'log'])).toMatchObject({ points: 0 });
    expect(grade('matching', { none: 'stays-ended' })).toMatchObject({ points: 1, max: 3 });
    expect(grade('ordering', ['build', 'write', 'push', 'pull', 'run'])).toMatchObject({
      state: 'partly-correct',
    });
  });

  it('suggest every point for the model answers, and settle none', () => {
    for (const question of questions) {
      if (question.kind !== 'essay') continue;
      for (const answer of Object.values(question['model-answer'])) {
        const { state, points, max } = grade(question.id, answer);
        expect({ id: question.id, state, points }).toEqual({
          id: question.id,
          state: 'needs-review',
          points: max,
        });
      }
    }
  });
});
