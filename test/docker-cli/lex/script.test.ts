import { expect, it } from 'vitest';
import { commandsIn } from '../../../src/docker-cli/lex/script.ts';

function written(text: string): string[] {
  return commandsIn(text).commands.map((line) => line.words.map((word) => word.text).join(' '));
}

it('finds every command of a script, without its redirections and what only ties commands', () => {
  const script = `# clear what is left
docker rm -f web 2>/dev/null || true
$NOTHING
if ! docker volume inspect data >/dev/null 2>&1; then docker volume create data; fi
(docker run -d --name web \\
  nginx; docker ps -q | wc -l) &
sudo DOCKER_HOST=x docker ps`;
  expect(written(script)).toEqual([
    'docker rm -f web',
    'true',
    '$NOTHING',
    'docker volume inspect data',
    'docker volume create data',
    'docker run -d --name web nginx',
    'docker ps -q',
    'wc -l',
    'docker ps',
  ]);
});

it('takes `#` for a comment also in front of a command, knows no prompts, and keeps the offsets of the script', () => {
  const script = '# docker ps\n$ docker ps\ndocker  rm x';
  const [first, second] = commandsIn(script).commands;
  expect(first?.words.map(({ text }) => text)).toEqual(['$', 'docker', 'ps']);
  expect(second?.words.map(({ start, end }) => script.slice(start, end))).toEqual([
    'docker',
    'rm',
    'x',
  ]);
});

it('gives the commands before what is never closed, and says what that is', () => {
  const { commands, problem } = commandsIn('docker ps; docker rm "x\ndocker ps');
  expect(commands).toHaveLength(2);
  expect(problem).toEqual({ state: 'unclosed', what: '"', at: { start: 21, end: 22 } });
});
