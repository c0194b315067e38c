import { expect, test } from 'vitest';
import { fits, type Key, keyProblem, nearestFit } from '../../../src/docker-cli/compare/fits.ts';
import { render } from '../../../src/i18n/text.ts';

function key(line: string, more: Partial<Key> = {}): Key {
  return { line, form: 'effect', demand: [], forbid: [], ...more };
}

/** A key, a line, and whether it fits. */
const stars = [
  ['docker volume inspect *', 'docker volume inspect data', true],
  ['docker volume inspect *', 'docker inspect --type volume data', true],
  ['docker volume inspect *', 'docker volume inspect', false],
  ['docker volume inspect *', 'docker volume inspect a b', false],
  ['docker volume inspect *', 'docker inspect data', false],
  ['docker inspect *', 'docker inspect data', true],
  ['docker run --name * nginx', 'docker run --name web nginx', true],
  ['docker run --name * nginx', 'docker run nginx', false],
  ['docker run --name web-* nginx', 'docker run --name web-1 nginx', true],
  ['docker run --name web-* nginx', 'docker run --name site nginx', false],
  ['docker run redis:*', 'docker run redis:7', true],
  ['docker run redis:*', 'docker run nginx:7', false],
  ['docker run *', 'docker run nginx', true],
  ['docker run -p *:80 nginx', 'docker run -p 8080:80 nginx', true],
  ['docker run -p *:80 nginx', 'docker run -p 80 nginx', false],
  ['docker run -p *:80 nginx', 'docker run -p 8080:81 nginx', false],
  ['docker run -p * nginx', 'docker run -p 127.0.0.1:1:2/udp nginx', true],
  ['docker run -v *:/data redis', 'docker run --mount src=x,dst=/data redis', true],
  ['docker run -v *:/data redis', 'docker run -v x:/srv redis', false],
  ['docker run -m * nginx', 'docker run -m 1g nginx', true],
  ['docker run -e A=* nginx', 'docker run -e A=1 nginx', true],
  ['docker run -e A=* nginx', 'docker run -e B=1 nginx', false],
  ['docker run --network * --network-alias redis x', 'docker run --net name=n,alias=redis x', true],
  ['docker run --network-alias redis --network * x', 'docker run --net n x', false],
  ['docker run --health-interval * x', 'docker run --health-interval 5s x', true],
  ['docker run --restart on-failure:* x', 'docker run --restart on-failure:3 x', true],
  ['docker exec * ls *', 'docker exec web ls /tmp', true],
  ['docker exec * ls *', 'docker exec web ls /tmp /srv', false],
  ['docker rm * b', 'docker rm b a', true],
  ['docker stop -t * web', 'docker stop --time 3 web', true],
] as const;

test.each(stars)('the key %s and the line %s: %s', (line, written, right) => {
  expect(keyProblem(key(line))).toBeNull();
  expect(fits(key(line), written).right).toBe(right);
});

test('a star in a line is no star', () => {
  expect(fits(key('docker rm web'), 'docker rm *').right).toBe(false);
  expect(fits(key('docker run -p 8080:80 x'), 'docker run -p *:80 x').right).toBe(false);
});

test('a form that is exact takes the words of the key in their order, however they are quoted', () => {
  const exact = key('docker run -d -p 8080:80 *', { form: 'exact' });
  expect(fits(exact, 'docker  run -d -p "8080:80" nginx').right).toBe(true);
  const other = fits(exact, 'docker run -p 8080:80 -d nginx');
  expect(other).toMatchObject({ right: false, differences: [{ kind: 'form' }] });
  expect(other.share).toBeGreaterThan(0);
  expect(other.share).toBeLessThan(1);
});

test('a flag that is demanded must be used, in any spelling and with any value', () => {
  const demanding = key('docker run redis', { demand: ['--memory'] });
  expect(fits(demanding, 'docker run -m 1g redis').right).toBe(true);
  expect(fits(demanding, 'docker run redis')).toMatchObject({
    right: false,
    share: 2 / 3,
    differences: [{ kind: 'demanded' }],
  });
});

test('a demand tells apart what has the same effect', () => {
  const mount = key('docker run -v data:/srv x', { demand: ['--mount'] });
  expect(fits(mount, 'docker run --mount src=data,dst=/srv x').right).toBe(true);
  expect(fits(mount, 'docker run -v data:/srv x').right).toBe(false);
});

test('a flag that is forbidden must not be used, in any spelling', () => {
  const forbidding = key('docker run -v data:/srv x', { forbid: ['--volume'] });
  expect(fits(forbidding, 'docker run --mount src=data,dst=/srv x').right).toBe(true);
  expect(fits(forbidding, 'docker run -v data:/srv x')).toMatchObject({
    right: false,
    share: 3 / 4,
    differences: [{ kind: 'forbidden', left: { start: 11, end: 23 } }],
  });
});

/** A line for `docker run -d -p 8080:80 --name web nginx`, and how much of it is right. */
const shares = [
  ['docker run -d -p 8080:80 --name web nginx', 1],
  ['docker run -d -p 8080:80 --name site nginx', 4 / 5],
  ['docker run -p 8080:80 --name web nginx', 4 / 5],
  ['docker run -d -p 8080:81 --name web nginx', 4.5 / 5],
  ['docker run -d -p 80:8080 --name web nginx', 4 / 5],
  ['docker run -d -p 8080:80 --name web --rm nginx', 5 / 6],
  ['docker run redis', 1 / 5],
  ['docker create -p 8080:80 --name web nginx', 0],
  ['docker run --foo nginx', 0],
  ['', 0],
] as const;

test.each(shares)('%s earns a share of %d', (line, share) => {
  const fit = fits(key('docker run -d -p 8080:80 --name web nginx'), line);
  expect(fit.share).toBeCloseTo(share, 10);
  expect(fit.right).toBe(share === 1);
});

test('the nearest of several keys tells what is off', () => {
  const keys = [
    key('docker volume inspect *'),
    key('docker inspect --type volume *'),
    key('docker run -d --name web nginx'),
  ] as const;
  expect(nearestFit(keys, 'docker volume inspect data')).toMatchObject({
    key: 0,
    fit: { right: true },
  });
  const near = nearestFit(keys, 'docker run -d nginx');
  expect(near.key).toBe(2);
  expect(near.fit.differences.map(({ text }) => render(text, 'en'))).toEqual([
    '`--name web` is missing.',
  ]);
});

test('a key that is no docker command says why', () => {
  const problem = keyProblem(key('docker volume inspct *'));
  expect(problem === null ? '' : render(problem, 'en')).toContain('docker volume inspect');
});
