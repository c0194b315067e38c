import { expect, it } from 'vitest';
import { wayOf } from '../../src/proving/way.ts';

it.each([
  [
    'docker run -d --name redis redis:alpine',
    'docker container run --detach --name=redis redis:alpine',
  ],
  ['docker run -itd nginx', 'docker run -t -d -i nginx:latest'],
  ['docker run -p8080:80 nginx', 'docker  container run --publish 8080:80 nginx # the page'],
  ['docker run --net front --rm nginx', 'docker run --rm=true --network=front nginx'],
  ['docker ps -a', '# all\ndocker container ls --all\n'],
  ['docker run \\\n  -d nginx', 'docker run -d nginx'],
])('takes %j and %j for one way', (one, other) => {
  expect(wayOf(one)).toBe(wayOf(other));
});

it.each([
  ['docker run -v data:/data redis', 'docker run --mount type=volume,src=data,dst=/data redis'],
  ['docker run -d nginx', 'docker create nginx\ndocker start nginx'],
  ['docker run -p 8080:80 nginx', 'docker run -p 80:8080 nginx'],
  ['docker run --network a nginx', 'docker run nginx\ndocker network connect a nginx'],
  ['docker rm a\ndocker volume rm b', 'docker volume rm b\ndocker rm a'],
  ['docker run --rm nginx', 'docker run --rm=false nginx'],
  ['docker rm $(docker ps -q)', 'docker rm $(docker ps -aq)'],
])('takes %j and %j for two ways', (one, other) => {
  expect(wayOf(one)).not.toBe(wayOf(other));
});
