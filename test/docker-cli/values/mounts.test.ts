import { expect, test } from 'vitest';
import { readMount } from '../../../src/docker-cli/values/mount-flag.ts';
import { cleanPath } from '../../../src/docker-cli/values/paths.ts';
import { readTmpfs } from '../../../src/docker-cli/values/tmpfs.ts';
import { readVolume } from '../../../src/docker-cli/values/volume.ts';
import { meaning } from './read.ts';

test.each([
  ['data:/srv', 'volume data /srv rw'],
  ['data:/srv:rw', 'volume data /srv rw'],
  ['data:/srv/', 'volume data /srv rw'],
  ['data:/srv:ro', 'volume data /srv ro'],
  ['data:/srv:ro,nocopy', 'volume data /srv ro nocopy'],
  ['/site:/srv', 'bind /site /srv rw'],
  ['./site:/srv:ro', 'bind ./site /srv ro'],
  ['~/site:/srv', 'bind ~/site /srv rw'],
  ['/site:/srv:rshared,z', 'bind /site /srv rw propagation=rshared,z'],
  ['/srv', 'volume /srv rw'],
])('the volume %s means %s', (text, mount) => {
  expect(meaning(readVolume, text)).toBe(mount);
});

test('one letter before a colon reads as a drive of Windows, as in the CLI', () => {
  expect(meaning(readVolume, 'x:/d')).toBe('volume x:/d rw');
});

test.each([
  [':/d', 'wants-volume: :'],
  ['data::ro', 'wants-volume: :'],
  ['data:/srv:ro:more', 'wants-volume: more'],
  ['', 'wants-volume: '],
])('the volume "%s" is refused: %s', (text, problem) => {
  expect(meaning(readVolume, text)).toBe(`compare.${problem}`);
});

test.each([
  ['type=volume,source=data,target=/srv', 'volume data /srv rw'],
  ['src=data,dst=/srv', 'volume data /srv rw'],
  ['source=data,destination=/srv,readonly', 'volume data /srv ro'],
  ['src=data,dst=/srv,ro=true', 'volume data /srv ro'],
  ['src=data,dst=/srv,readonly=false', 'volume data /srv rw'],
  ['dst=/srv', 'volume /srv rw'],
  ['type=bind,src=/site,dst=/srv', 'bind /site /srv rw'],
  ['type=bind,src=/site,dst=/srv,bind-propagation=rprivate', 'bind /site /srv rw'],
  ['src=data,dst=/srv,volume-driver=local', 'volume data /srv rw'],
  ['src=data,dst=/srv,volume-opt=b=2,volume-opt=a=1', 'volume data /srv rw opt=a=1,opt=b=2'],
  ['src=data,dst=/srv,"volume-opt=o=a,b"', 'volume data /srv rw opt=o=a,b'],
  ['type=tmpfs,dst=/run,tmpfs-size=64m,tmpfs-mode=1777', 'tmpfs /run rw mode=1777,size=67108864'],
])('the mount %s means %s', (text, mount) => {
  expect(meaning(readMount, text)).toBe(mount);
});

test.each([
  ['type=volume,src=data', 'wants-mount-target: type=volume,src=data'],
  ['src=data,dst=/srv,foo=1', 'wants-mount-key: foo=1'],
  ['src=data,dst=/srv,rw', 'wants-mount-pair: rw'],
  ['src=data,dst=/srv,ro=maybe', 'wants-bool: ro=maybe'],
  ['type=tmpfs,dst=/srv,tmpfs-size=big', 'wants-size: tmpfs-size=big'],
  [
    'type=bind,src=/a,dst=/b,volume-nocopy',
    'wants-mount-type: type=bind,src=/a,dst=/b,volume-nocopy',
  ],
])('the mount %s is refused: %s', (text, problem) => {
  expect(meaning(readMount, text)).toBe(`compare.${problem}`);
});

test('memory is mounted in the same form by --tmpfs', () => {
  expect(meaning(readTmpfs, '/run')).toBe(meaning(readMount, 'type=tmpfs,dst=/run'));
  expect(meaning(readTmpfs, '/run:size=65536k,mode=01777')).toBe(
    meaning(readMount, 'type=tmpfs,dst=/run,tmpfs-size=64m,tmpfs-mode=1777'),
  );
});

test('a path has one shortest spelling', () => {
  expect(['/a//b/./c/', '/a/x/../b/c', '/..', './a/', '..', '.', 'a/b'].map(cleanPath)).toEqual([
    '/a/b/c',
    '/a/b/c',
    '/',
    './a',
    '..',
    '.',
    'a/b',
  ]);
});
