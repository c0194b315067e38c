import { expect, it } from 'vitest';
import { readLine } from '../../../src/docker-cli/parse/parse.ts';
import { problemAt, problemText } from '../../../src/docker-cli/parse/wording.ts';
import { render } from '../../../src/i18n/text.ts';

function problemOf(line: string) {
  const reading = readLine(line);
  if (reading.ok) throw new Error(`${line} is read`);
  return reading.problem;
}

it.each([
  ['docker rnu x', 'rnu', 'There is no command `docker rnu`; did you mean `docker run`?'],
  [
    'docker container lst',
    'lst',
    'There is no command `docker container lst`; did you mean `docker container ls`?',
  ],
  ['docker frobnicate', 'frobnicate', 'There is no command `docker frobnicate`.'],
  [
    'docker compose up',
    'compose',
    "`docker compose` comes with a plugin of the docker CLI. Only the CLI's own commands are understood here.",
  ],
  ['docker container', 'docker container', 'After `docker container`, a command is missing.'],
  ['podman ps', 'podman', 'A docker command begins with `docker`, not with `podman`.'],
  ['docker run --nmae x y', '--nmae', '`docker run` has no flag `--nmae`; did you mean `--name`?'],
  ['docker run -name x y', '-n', '`docker run` has no flag `-n`; did you mean `--name`?'],
  ['docker run --det x', '--det', '`docker run` has no flag `--det`; did you mean `--detach`?'],
  [
    'docker run --nets x y',
    '--nets',
    '`docker run` has no flag `--nets`; did you mean `--network`?',
  ],
  ['docker run -itD x', 'D', '`docker run` has no flag `-D`; did you mean `-d`?'],
  [
    'docker ps --debug',
    '--debug',
    '`--debug` is a flag of `docker` itself: it stands before the command, and `docker ps` does not have it.',
  ],
  ['docker run -dp', 'p', '`--publish` needs a value after it.'],
  ['docker ps --all="y s"', '"y s"', '`--all` takes `true` or `false`, not `y s`.'],
  ['docker run -m 12q x', '12q', '`--memory` takes a size such as `128m`, not `12q`.'],
  ['docker ps a b', 'a b', '`docker ps` takes no arguments.'],
  ['docker rename a', 'rename', '`docker rename` takes 2 arguments; 1 was given.'],
  ['docker rm', 'rm', '`docker rm` needs at least 1 argument; none was given.'],
  ['docker images a b c', 'b c', '`docker images` takes at most 1 argument; 3 were given.'],
  ['docker ps | wc -l', '|', 'One command is expected, without `|`.'],
  ['docker run `x', '`', 'A backtick is opened and never closed.'],
])('says of %j what is off and where', (line, place, text) => {
  const problem = problemOf(line);
  const at = problemAt(problem);
  expect([line.slice(at?.start, at?.end), render(problemText(problem), 'en')]).toEqual([
    place,
    text,
  ]);
});

it('says it in Chinese too', () => {
  expect(render(problemText(problemOf('docker run --nmae x y')), 'zh-CN')).toBe(
    '`docker run` 没有 `--nmae` 这个标志，你是否想写 `--name`？',
  );
  expect(render(problemText(problemOf('docker ps --all=yes')), 'zh-CN')).toBe(
    '`--all` 的值应为 `true` 或 `false`，而不是 `yes`。',
  );
});
