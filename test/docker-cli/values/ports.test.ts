import { expect, test } from 'vitest';
import { portByPort, readExpose, readPublish } from '../../../src/docker-cli/values/ports.ts';
import { meaning } from './read.ts';

test.each([
  ['8080:80', '8080 80 tcp'],
  ['8080:80/tcp', '8080 80 tcp'],
  ['8080:80/TCP', '8080 80 tcp'],
  ['08080:80', '8080 80 tcp'],
  ['53:53/udp', '53 53 udp'],
  ['80', '80 tcp'],
  [':80', '80 tcp'],
  ['::80', '80 tcp'],
  ['127.0.0.1:8080:80', '127.0.0.1 8080 80 tcp'],
  ['127.0.0.1::80', '127.0.0.1 80 tcp'],
  ['[::1]:8080:80', '::1 8080 80 tcp'],
  ['8000-8002:80-82', '8000-8002 80-82 tcp'],
  ['8000-8002:80', '8000-8002 80 tcp'],
  ['80-81', '80-81 tcp'],
  ['1-65535:1-65535', '1-65535 1-65535 tcp'],
  ['published=8080,target=80', '8080 80 tcp'],
  ['target=80,published=8080,protocol=udp,mode=host', '8080 80 udp'],
  ['target=80', '80 tcp'],
])('publishing %s means %s', (text, ports) => {
  expect(meaning(readPublish, text)).toBe(ports);
});

test.each([
  ['d', 'wants-port: d'],
  ['80:d', 'wants-port: d'],
  ['99999:80', 'wants-port: 99999'],
  ['8080:99999', 'wants-port: 99999'],
  ['80:', 'wants-port: '],
  ['', 'wants-port: '],
  ['9000-8000:80', 'wants-port: 9000-8000'],
  ['80:80/foo', 'wants-protocol: foo'],
  ['1.2.3.400:80:80', 'wants-address: 1.2.3.400'],
  ['localhost:80:80', 'wants-address: localhost'],
  ['1-2:1-3', 'wants-equal-ranges: 1-2:1-3'],
  ['published=80', 'wants-port: published=80'],
  ['published=8080,80', 'wants-pair: 80'],
])('publishing "%s" is refused: %s', (text, problem) => {
  expect(meaning(readPublish, text)).toBe(`compare.${problem}`);
});

test('a star leaves a port free in a key, and nowhere else', () => {
  expect(meaning(readPublish, '*:80', 'pattern')).toBe('* 80 tcp');
  expect(meaning(readPublish, '*:80')).toBe('compare.wants-port: *');
});

test('a port is exposed with its protocol, TCP where none is named', () => {
  expect(meaning(readExpose, '80')).toBe('80 tcp');
  expect(meaning(readExpose, '80/tcp')).toBe('80 tcp');
  expect(meaning(readExpose, '80-81/udp')).toBe('80-81 udp');
  expect(meaning(readExpose, 'http')).toBe('compare.wants-port: http');
});

test('a range of ports can be taken apart into its ports', () => {
  const read = readPublish('127.0.0.1:8000-8001:80-81', 'plain');
  const ports = read.ok ? read.values.flatMap(portByPort) : [];
  expect(ports.map(({ parts }) => parts.map(({ text }) => text).join(' '))).toEqual([
    '127.0.0.1 8000 80 tcp',
    '127.0.0.1 8001 81 tcp',
  ]);
});
