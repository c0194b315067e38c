import { expect, test } from 'vitest';
import { compare } from '../../../src/docker-cli/compare/compare.ts';
import { render } from '../../../src/i18n/text.ts';

const same = [
  ['docker ps -a', 'docker container ls --all'],
  ['docker ps', 'docker container list'],
  ['docker run -it --rm alpine sh', 'docker run --rm -ti alpine sh'],
  ['docker run -dp 8080:80 nginx', 'docker container run --publish=8080:80/tcp --detach nginx'],
  ['docker run -e A=1 -e B=2 nginx', 'docker run -e B=2 --env A=1 nginx'],
  ['docker run -l a=1 -l b nginx', 'docker run --label b= --label a=1 nginx'],
  ['docker run -l a=1 -l a=2 nginx', 'docker run -l a=2 nginx'],
  ['docker run --name a --name b nginx', 'docker run --name b nginx'],
  ['docker run -m 128m nginx', 'docker run --memory 131072k nginx'],
  ['docker run --cpus .5 nginx', 'docker run --cpus 1/2 nginx'],
  ['docker run --restart no nginx', 'docker run nginx'],
  ['docker run --sig-proxy=true nginx', 'docker run nginx'],
  ['docker run --rm=false nginx', 'docker run nginx'],
  ['docker run -a stdout -a stderr nginx', 'docker run nginx'],
  ['docker run -p 8080:80 --expose 80 nginx', 'docker run -p 8080:80 nginx'],
  ['docker run -p 8000-8001:80-81 nginx', 'docker run -p 8001:81 -p 8000:80 nginx'],
  ['docker run --net n --net-alias a nginx', 'docker run --network name=n,alias=a nginx'],
  ['docker run --network n --ip 10.0.0.2 nginx', 'docker run --network ip=10.0.0.2,name=n nginx'],
  ['docker run --tmpfs /run nginx', 'docker run --tmpfs=/run nginx'],
  ['docker run --name "my web" nginx', "docker run --name 'my web' nginx"],
  ['$ sudo docker ps', 'docker ps'],
  ['docker stop -t 10 web', 'docker stop --timeout 10 web'],
  ['docker rm a b', 'docker rm b a'],
  ['docker ps -l', 'docker ps -n 1'],
  ['docker ps -f name=a -f status=running', 'docker ps --filter status=running --filter NAME=a'],
  ['docker image ls nginx', 'docker images --filter reference=nginx'],
  ['docker inspect --type volume data', 'docker volume inspect data'],
  ['docker volume create --name data', 'docker volume create data'],
  ['docker volume create -d local data', 'docker volume create data'],
  ['docker volume prune -af', 'docker volume prune -f --filter all=true'],
  ['docker network create -d bridge n', 'docker network create n'],
  ['docker network connect --alias a,b n c', 'docker network connect --alias b --alias a n c'],
  ['docker logs --since 10m web', 'docker logs --since 600s web'],
  ['docker logs --tail all web', 'docker logs web'],
  ['docker cp web:/a ./b', 'docker cp web:/a b'],
  ['docker port web 80', 'docker port web 80/tcp'],
  ['docker run --help', 'docker help run'],
  ['docker volume inspect $(docker volume ls -q)', 'docker volume inspect $(docker volume ls -q)'],
] as const;

test.each(same)('%s is the same as %s', (left, right) => {
  expect(compare(left, right)).toMatchObject({ verdict: 'same', differences: [] });
  expect(compare(right, left).verdict).toBe('same');
});

const sameEffect = [
  ['docker run nginx', 'docker run docker.io/library/nginx:latest', 'image-latest'],
  ['docker tag app me/app', 'docker tag app:latest me/app:latest', 'image-latest'],
  ['docker run -v data:/srv nginx', 'docker run --mount src=data,dst=/srv nginx', 'mount-form'],
  ['docker run -v data:/srv:ro x', 'docker run --mount src=data,dst=/srv,readonly x', 'mount-form'],
  ['docker run -v /a:/b x', 'docker run --mount type=bind,src=/a,dst=/b x', 'mount-form'],
  ['docker run -v /b x', 'docker run --mount dst=/b x', 'mount-form'],
  ['docker run --tmpfs /run x', 'docker run --mount type=tmpfs,dst=/run x', 'mount-form'],
  ['docker run -v data:/srv:rw x', 'docker run -v data:/srv x', 'mount-form'],
  ['docker run --network bridge nginx', 'docker run nginx', 'network-default'],
  ['docker kill -s KILL web', 'docker kill web', 'kill-signal'],
  ['docker stop -s 15 web', 'docker stop -s SIGTERM web', 'signal-name'],
  ['docker ps -an 3', 'docker ps -n 3', 'last-of-all'],
] as const;

test.each(sameEffect)('%s has the same effect as %s', (left, right, rule) => {
  expect(compare(left, right)).toMatchObject({ verdict: 'same-effect', rules: [rule] });
  expect(compare(right, left)).toMatchObject({ verdict: 'same-effect', rules: [rule] });
});

test('the rules that make two lines the same are told, for the CLI sends other requests for them', () => {
  expect(compare('docker rm a b', 'docker rm b a').rules).toEqual(['list-order']);
  expect(compare('docker rm a b', 'docker container rm a b').rules).toEqual([]);
});

/** Left, right, the sort of difference, and the parts of both lines that it marks. */
const different = [
  [
    'docker run -p 80:8080 nginx',
    'docker run -p 8080:80 nginx',
    'ports-reversed',
    '80:8080',
    '8080:80',
  ],
  ['docker run -p 8081:80 nginx', 'docker run -p 8080:80 nginx', 'ports', '8081:80', '8080:80'],
  ['docker run -p 80 nginx', 'docker run -p 80:80 nginx', 'ports', '80', '80:80'],
  ['docker run -p 53:53 dns', 'docker run -p 53:53/udp dns', 'ports', '53:53', '53:53/udp'],
  ['docker run nginx', 'docker run -d nginx', 'flag-missing', '', '-d'],
  ['docker run -d nginx', 'docker run nginx', 'flag-extra', '-d', ''],
  ['docker ps -aq', 'docker ps -a', 'flag-extra', 'q', ''],
  ['docker ps', 'docker ps --no-trunc', 'flag-missing', '', '--no-trunc'],
  [
    'docker attach --sig-proxy=false web',
    'docker attach web',
    'flag-extra',
    '--sig-proxy=false',
    '',
  ],
  ['docker run --name web nginx', 'docker run --name site nginx', 'value', 'web', 'site'],
  ['docker run redis', 'docker run nginx', 'image', 'redis', 'nginx'],
  ['docker run nginx:alpine', 'docker run nginx', 'image', 'nginx:alpine', 'nginx'],
  ['docker stop web', 'docker kill web', 'command', 'stop', 'kill'],
  [
    'docker run nginx -p 8080:80',
    'docker run -p 8080:80 nginx',
    'flag-after-image',
    '-p',
    '-p 8080:80',
  ],
  ['docker exec web -it sh', 'docker exec -it web sh', 'flag-after-image', '-it', '-i'],
  ['docker run x echo a b', 'docker run x echo b a', 'container-command', 'echo a b', 'echo b a'],
  ['docker run -v data:/srv x', 'docker run -v data:/data x', 'mount', 'data:/srv', 'data:/data'],
  ['docker run -v /srv x', 'docker run -v data:/srv x', 'mount', '/srv', 'data:/srv'],
  [
    'docker run -v data:/srv:ro x',
    'docker run -v data:/srv x',
    'mount',
    'data:/srv:ro',
    'data:/srv',
  ],
  ['docker rename a b', 'docker rename b a', 'argument', 'a', 'b'],
  ['docker rm a', 'docker rm a b', 'argument-missing', '', 'b'],
  ['docker rm a b', 'docker rm a', 'argument-extra', 'b', ''],
  ['docker run -e A=1 x', 'docker run -e A=2 x', 'value', 'A=1', 'A=2'],
  ['docker run -e A x', 'docker run -e A= x', 'value', 'A', 'A='],
  [
    'docker run --dns 1.1.1.1 --dns 8.8.8.8 x',
    'docker run --dns 8.8.8.8 --dns 1.1.1.1 x',
    'value',
    '1.1.1.1',
    '8.8.8.8',
  ],
  [
    'docker run --network a --network b x',
    'docker run --network b --network a x',
    'value',
    'a',
    'b',
  ],
  ['docker inspect data', 'docker volume inspect data', 'command', 'inspect', 'volume inspect'],
  ['docker save nginx', 'docker save nginx:latest', 'image', 'nginx', 'nginx:latest'],
  ['docker images nginx', 'docker images nginx:latest', 'argument', 'nginx', 'nginx:latest'],
  ['docker stop -t 10 web', 'docker stop web', 'flag-extra', '-t 10', ''],
  ['docker run --init=false x', 'docker run x', 'flag-extra', '--init=false', ''],
  ['docker run --name $X x', 'docker run --name $Y x', 'value', '$X', '$Y'],
  ['DOCKER_HOST=ssh://a docker ps', 'docker ps', 'argument-extra', 'DOCKER_HOST=ssh://a', ''],
  ['docker -H ssh://a ps', 'docker ps', 'flag-extra', '-H ssh://a', ''],
] as const;

function cut(line: string, span: { readonly start: number; readonly end: number } | null): string {
  return span === null ? '' : line.slice(span.start, span.end);
}

test.each(different)('%s is not %s: %s', (left, right, kind, ours, theirs) => {
  const { verdict, differences } = compare(left, right);
  expect(verdict).toBe('different');
  const [first] = differences;
  expect(first?.kind).toBe(kind);
  expect([cut(left, first?.left ?? null), cut(right, first?.right ?? null)]).toEqual([
    ours,
    theirs,
  ]);
  expect(compare(right, left).verdict).toBe('different');
});

/** A line that docker refuses, the part that is off, and a word of the reason. */
const refused = [
  ['docker run -pd 8080:80 nginx', 'd', 'port'],
  ['docker run -p 80:99999 nginx', '99999', '65535'],
  ['docker run --rm --restart always x', '--restart always', '--rm'],
  ['docker run -d -a stdout x', '-a stdout', '--detach'],
  ['docker run --no-healthcheck --health-cmd x y', '--health-cmd x', '--no-healthcheck'],
  ['docker run --network-alias a x', '--network-alias a', '--network'],
  ['docker run --network a --network a x', '--network a', '`a`'],
  ['docker run --mount src=a x', 'src=a', 'target'],
  ['docker run NGINX', 'NGINX', 'small letters'],
  ['docker cp a b', 'cp', 'CONTAINER:PATH'],
  ['docker cp a:/x b:/y', 'cp', 'path of yours'],
  ['docker start -a a b', '-a', 'one container'],
  ['docker update web', 'update', 'at least one'],
  ['docker inspect --type box x', '--type box', 'box'],
  ['docker volume create --name a b', 'b', 'two names'],
  ['docker run -m lots x', 'lots', 'lots'],
  ['docker foo', 'foo', 'foo'],
  ['docker ps | wc -l', '|', '|'],
] as const;

test.each(refused)('docker refuses %s', (line, off, reason) => {
  const { verdict, differences } = compare(line, 'docker ps');
  expect(verdict).toBe('invalid');
  expect(differences).toMatchObject([{ kind: 'invalid', right: null }]);
  expect(cut(line, differences[0]?.left ?? null)).toBe(off);
  expect(differences.map(({ text }) => render(text, 'en')).join()).toContain(reason);
});

test('a difference is told as a learner would say it, in both languages', () => {
  const said = (left: string, right: string) =>
    (['en', 'zh-CN'] as const).map((language) =>
      compare(left, right).differences.map(({ text }) => render(text, language)),
    );
  expect(said('docker run -p 80:8080 x', 'docker run -p 8080:80 x')).toEqual([
    ['You publish host port 80 to container port 8080; the other way round was asked for.'],
    ['你把主机端口 80 发布到容器端口 8080，要求的方向正好相反。'],
  ]);
  expect(said('docker stop a', 'docker kill a')).toEqual([
    [
      'You wrote `docker stop`; `docker kill` was asked for. `docker stop` asks the main process to end and waits for it; `docker kill` ends it at once.',
    ],
    [
      '你写的是 `docker stop`，要求的是 `docker kill`。`docker stop` 请主进程结束并等待；`docker kill` 立刻结束它。',
    ],
  ]);
  expect(said('docker run x --name web', 'docker run --name web x')).toEqual([
    [
      "`--name` stands after `x`, and so belongs to the container's command; docker's own flags stand before it.",
    ],
    ['`--name` 写在 `x` 之后，因此属于容器的命令；docker 自己的参数要写在它之前。'],
  ]);
});

test('what is off is told of the same variable, and of the same ports turned round', () => {
  const marked = (left: string, right: string) =>
    compare(left, right).differences.map((one) => [cut(left, one.left), cut(right, one.right)]);
  expect(marked('docker run -e A=1 -e B=2 x', 'docker run -e B=3 -e A=4 x')).toEqual([
    ['A=1', 'A=4'],
    ['B=2', 'B=3'],
  ]);
  expect(marked('docker run -p 1:2 -p 80:8080 x', 'docker run -p 8080:80 -p 1:3 x')).toEqual([
    ['1:2', '1:3'],
    ['80:8080', '8080:80'],
  ]);
});

test('a hint gives away nothing of what was asked', () => {
  const { differences } = compare('docker run --name web x', 'docker run --name secret -d x');
  const hints = differences.map(({ hint }) => render(hint, 'en'));
  expect(hints).toEqual(['Another value is asked for.', 'A flag is missing.']);
});

test('a line with more things wrong than anybody reads is told by the first hundred', () => {
  const names = (letter: string) => Array.from({ length: 1000 }, (_, index) => `${letter}${index}`);
  const { differences } = compare(
    `docker rm ${names('a').join(' ')}`,
    `docker rm ${names('b').join(' ')}`,
  );
  expect(differences).toHaveLength(100);
});
