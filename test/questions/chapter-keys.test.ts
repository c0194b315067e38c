import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { gradeQuestion, parseResponse } from '../../src/questions/any.ts';
import type { Question } from '../../src/questions/question.ts';
import { isKind, questionKinds } from '../../src/questions/registry.ts';

async function chapterQuestion(id: string): Promise<Question> {
  const file = new URL(`../../questions/managing-containers/${id}.yaml`, import.meta.url);
  const written: unknown = parse(await readFile(file, 'utf8'));
  const kind = typeof written === 'object' && written !== null && 'kind' in written && written.kind;
  if (!isKind(kind)) throw new Error(`${id} is of no kind: ${String(kind)}`);
  return questionKinds[kind].schema.parse(written);
}

async function stateOf(id: string, response: unknown): Promise<string> {
  const question = await chapterQuestion(id);
  const parsed = parseResponse(question, response);
  return parsed.ok
    ? gradeQuestion(question, parsed.response, { observation: null }).state
    : 'misfit';
}

describe("the chapter's review questions", () => {
  it.each([
    ['list-all-flag', '-a'],
    ['list-all-flag', '--all'],
    ['list-all-flag', '“—all”'],
    ['list-all-flag', '$ sudo docker container ls -a'],
    ['list-all-flag', 'docker ps --all'],
    ['list-all-flag', 'I would use `docker container ls -a`'],
    ['list-all-flag', '使用 docker ps -a 命令'],
    ['publish-direction', true],
    ['exec-attaches', false],
    ['alias-flag', '--network-alias'],
    ['alias-flag', '--network-alias NAME'],
    ['alias-flag', '--network-alias=redis'],
    ['alias-flag', '--net-alias'],
    ['alias-flag', '--net-alias NAME'],
    ['alias-flag', '--network name=NET,alias=NAME'],
    ['alias-flag', '--network alias=NAME,name=NET'],
    ['alias-flag', '--network "name=NET,alias=NAME"'],
    ['alias-flag', "docker run --network='name=NET,alias=NAME' redis:alpine"],
    ['alias-flag', 'docker network connect --alias NAME'],
    ['alias-flag', 'docker network connect --alias redis moby-counter2 redis2'],
    [
      'alias-flag',
      'docker run -d --name redis2 --network moby-counter2 --network-alias redis redis:alpine',
    ],
    ['volume-details', 'docker volume inspect NAME'],
    ['volume-details', "docker  volume inspect 'redis_data'"],
    ['volume-details', 'docker inspect --type volume NAME'],
    ['volume-details', 'docker inspect --type=volume NAME'],
    ['volume-details', 'docker inspect NAME'],
  ])('%s takes %s', async (id, response) => {
    expect(await stateOf(id, response)).toBe('correct');
  });

  it.each([
    ['list-all-flag', '-a or -q'],
    ['list-all-flag', '-l'],
    ['list-all-flag', 'docker images -a'],
    ['list-all-flag', 'I would never use `docker container ls -a`'],
    ['list-all-flag', 'I would use `docker ps -a` or `docker ps -l`'],
    ['publish-direction', false],
    ['exec-attaches', true],
    ['alias-flag', '--name'],
    ['alias-flag', '--hostname redis'],
    ['alias-flag', '--network-alias or --link'],
    ['volume-details', 'docker volume ls'],
    ['volume-details', 'docker volume inspect'],
    ['volume-details', 'docker container inspect NAME'],
  ])('%s does not take %s', async (id, response) => {
    expect(await stateOf(id, response)).toBe('incorrect');
  });

  it('leave the essay to a person', async () => {
    expect(await stateOf('leave-attached', 'The container goes on.')).toBe('needs-review');
  });
});
