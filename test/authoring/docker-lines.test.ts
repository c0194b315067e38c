import { expect, it } from 'vitest';
import { problemsIn } from './folder.ts';

const task = (lines: string) => `kind: task
id: q
title: { en: A title, zh-CN: 标题 }
prompt: { en: A prompt, zh-CN: 题目 }
explanation: { en: Why, zh-CN: 解释 }
hints: [{ en: One, zh-CN: 一 }]
checks: [{ id: there, volume: data, expect: { exists: true } }]
answers: [{ id: driver, label: { en: Its driver, zh-CN: 驱动 }, read: { volume: data, fact: driver } }]
${lines}`;

const flag = '`docker run` has no flag `--nmae`; did you mean `--name`?';
const refused = `expected a command that docker takes, found one that it refuses: ${flag}`;

it('a docker command that the CLI would refuse is reported at its line, wherever in a script it stands', async () => {
  const found = await problemsIn(
    task(`setup: |
  docker ps
  docker run --nmae web nginx
solutions:
  - name: one
    run: docker volume create data
    next:
      - |
        echo hello && \\
          docker run --nmae web nginx | cat
    answers:
      driver: 'echo "$(docker run --nmae web nginx)"'
mistakes:
  - name: two
    run: |
      docker ps
      if true; then docker run --nmae web nginx; fi
    fails: { there: never-created }
`),
  );
  expect(found).toEqual([
    `11:14: ${refused}`,
    `18:22: ${refused}`,
    `20:35: ${refused}`,
    `25:32: ${refused}`,
  ]);
});

it('what is no docker command, or one that docker takes, is not', async () => {
  const found = await problemsIn(
    task(`setup: |
  # docker run --nmae in a comment
  volume={{volume}}
  docker run -d -v "$volume":/data --name redis redis:alpine redis-server --nmae
  for one in $(docker volume ls -q); do docker volume rm "$one" > /dev/null 2>&1 || true; done
solutions:
  - name: one
    run: sudo docker -H unix:///run/docker.sock volume create data
`),
    'parameters: { volume: [data] }',
  );
  expect(found).toEqual([]);
});

it('a key and a block of code in a text are looked at, and what a block shows as output is not', async () => {
  const found = await problemsIn(`kind: command
id: q
title: { en: A title, zh-CN: 标题 }
prompt: { en: A prompt, zh-CN: 题目 }
explanation:
  en: |
    This lists them:

    \`\`\`console
    $ docker volume lss
    docker: not a command, only output
    $ docker volume ls
    \`\`\`
  zh-CN: 解释
accept:
  - docker volume inspect *
  - docker volume inpsect *
`);
  const lacking = (name: string, near: string) =>
    `There is no command \`docker volume ${name}\`; did you mean \`docker volume ${near}\`?`;
  expect(found).toEqual([
    `10:21: expected a command that docker takes, found one that it refuses: ${lacking('lss', 'ls')}`,
    `17:5: expected a command that docker takes, found one that it refuses: ${lacking('inpsect', 'inspect')}`,
  ]);
});
