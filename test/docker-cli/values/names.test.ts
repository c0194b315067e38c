import { expect, test } from 'vitest';
import { readHost } from '../../../src/docker-cli/values/host.ts';
import { readImage, readLocalImage } from '../../../src/docker-cli/values/image.ts';
import { readDevice, readDeviceBytes, readUlimit } from '../../../src/docker-cli/values/limits.ts';
import { readNetwork } from '../../../src/docker-cli/values/network.ts';
import {
  readCapability,
  readEnvironment,
  readFilter,
  readLabel,
  readTemplate,
} from '../../../src/docker-cli/values/pairs.ts';
import { readRestart } from '../../../src/docker-cli/values/restart.ts';
import { meaning } from './read.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['nginx', 'docker.io library/nginx latest'],
  ['nginx:latest', 'docker.io library/nginx latest'],
  ['docker.io/library/nginx:latest', 'docker.io library/nginx latest'],
  ['index.docker.io/nginx', 'docker.io library/nginx latest'],
  ['library/nginx', 'docker.io library/nginx latest'],
  ['nginx:alpine', 'docker.io library/nginx alpine'],
  ['me/app', 'docker.io me/app latest'],
  ['localhost/app', 'localhost app latest'],
  ['localhost:5000/app', 'localhost:5000 app latest'],
  ['ghcr.io/me/app:1.0', 'ghcr.io me/app 1.0'],
  [`nginx@${digest}`, `docker.io library/nginx ${digest}`],
  [`nginx:1@${digest}`, `docker.io library/nginx ${digest}`],
  ['my__app-x.y', 'docker.io library/my__app-x.y latest'],
])('the image %s is %s', (text, image) => {
  expect(meaning(readImage, text)).toBe(image);
});

test.each([
  'NGINX',
  'nginx:',
  'ng inx',
  '',
  'nginx:a b',
  'a..b',
  '-a',
  'nginx@sha256:12',
  '/a',
  'a/',
])('"%s" names no image', (text) => {
  expect(meaning(readImage, text)).toBe(`compare.wants-image: ${text}`);
});

test('an image that is there may be named by its id, which is no name with a tag', () => {
  expect(meaning(readLocalImage, 'abc123')).toBe('abc123');
  expect(meaning(readLocalImage, 'nginx')).toBe('docker.io library/nginx latest');
});

test('a star leaves a part of an image free in a key', () => {
  expect(meaning(readImage, 'redis:*', 'pattern')).toBe('docker.io library/redis *');
  expect(meaning(readImage, '*', 'pattern')).toBe('*');
});

test('a variable has a value, an empty one, or the one that the shell has', () => {
  expect(meaning(readEnvironment, 'A=1')).toBe('A 1');
  expect(meaning(readEnvironment, 'A=b=c')).toBe('A b=c');
  expect(meaning(readEnvironment, 'A')).not.toBe(meaning(readEnvironment, 'A='));
  expect(meaning(readEnvironment, '=1')).toBe('compare.wants-env: =1');
});

test('a label without a value has an empty one', () => {
  expect(meaning(readLabel, 'a')).toBe(meaning(readLabel, 'a='));
  expect(meaning(readLabel, '=a')).toBe('compare.wants-label: =a');
  expect(meaning(readLabel, 'a b=c')).toBe('compare.wants-label: a b=c');
});

test('the name of a filter may be in capitals', () => {
  expect(meaning(readFilter, 'NAME = web')).toBe('name web');
  expect(meaning(readFilter, 'web')).toBe('compare.wants-filter: web');
});

test('a restart policy is one of four, and may count', () => {
  expect(meaning(readRestart, 'on-failure:3')).toBe('on-failure 3');
  expect(meaning(readRestart, 'on-failure:0')).toBe(meaning(readRestart, 'on-failure'));
  expect(meaning(readRestart, 'on-failure:x')).toBe('compare.wants-int: x');
});

test('a limit of a process has a soft and a hard value', () => {
  expect(meaning(readUlimit, 'nofile=1024')).toBe(meaning(readUlimit, 'nofile=1024:1024'));
  expect(meaning(readUlimit, 'files=1')).toBe('compare.wants-ulimit: files');
  expect(meaning(readUlimit, 'nofile')).toBe('compare.wants-ulimit: nofile');
  expect(meaning(readUlimit, 'nofile=5:3')).toBe('compare.wants-soft-limit: 5:3');
});

test('a device is at its own path, for everything, unless told', () => {
  expect(meaning(readDevice, '/dev/x')).toBe('/dev/x /dev/x rwm');
  expect(meaning(readDevice, '/dev/x:/dev/x:rwm')).toBe('/dev/x /dev/x rwm');
  expect(meaning(readDevice, '/dev/x:r')).toBe('/dev/x /dev/x r');
  expect(meaning(readDevice, 'x')).toBe('compare.wants-device: x');
  expect(meaning(readDeviceBytes, '/dev/x:1mb')).toBe('/dev/x 1048576');
});

test('an address of a host stands behind a colon or an equals sign', () => {
  expect(meaning(readHost, 'db:10.0.0.2')).toBe(meaning(readHost, 'db=10.0.0.2'));
  expect(meaning(readHost, 'db:[::1]')).toBe(meaning(readHost, 'db=::1'));
  expect(meaning(readHost, 'here:host-gateway')).toBe('here host-gateway');
  expect(meaning(readHost, 'db:bar')).toBe('compare.wants-address: bar');
  expect(meaning(readHost, 'db')).toBe('compare.wants-host: db');
});

test('a right of the kernel may be written in small letters and without CAP_', () => {
  expect(meaning(readCapability, 'net_admin')).toBe(meaning(readCapability, 'CAP_NET_ADMIN'));
  expect(meaning(readCapability, 'all')).toBe('ALL');
});

test('blanks beside the braces of a template do not count', () => {
  expect(meaning(readTemplate, '{{ .Name }}')).toBe(meaning(readTemplate, '{{.Name}}'));
  expect(meaning(readTemplate, '{{json .}}')).toBe('json');
});

test('a network is named alone, or with what holds for the container on it', () => {
  expect(readNetwork('front')).toEqual({ name: 'front', settings: [] });
  expect(readNetwork('name=front,alias=web')).toEqual({
    name: 'front',
    settings: [{ key: 'alias', text: 'web', start: 11, end: 20 }],
  });
  expect(readNetwork('alias=web')).toMatchObject({ wants: 'compare.wants-network-name' });
  expect(readNetwork('name=front,link=x')).toMatchObject({
    wants: 'compare.wants-network-key',
    at: { start: 11, end: 17 },
  });
});
