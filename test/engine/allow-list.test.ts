import { expect, it } from 'vitest';
import { isRead } from '../../src/engine/allow-list.ts';
import { openClient } from '../../src/engine/client.ts';
import { parseHost } from '../../src/engine/parse-host.ts';

it.each([
  '/version',
  '/v1.41/containers/json?all=1',
  '/v1.41/containers/redis/json',
  '/v1.52/networks/moby-counter2',
  '/v1.41/volumes/redis_data',
  '/v1.41/images/sha256%3Aabc/json',
  '/v1.41/images/a%2Fb%3A1/json',
  '/v1.41/images/json',
  '/v1.41/containers/redis/top',
  '/v1.41/containers/redis/changes',
  '/v1.41/containers/redis/logs?stdout=1&stderr=1&tail=1000',
  '/v1.41/containers/redis/archive?path=%2Fetc%2Fa%20b',
])('GET %s is a read', (path) => {
  expect(isRead('GET', path)).toBe(true);
});

it.each([
  ['POST', '/containers/create'],
  ['DELETE', '/v1.41/volumes/redis_data'],
  ['HEAD', '/version'],
  ['GET', '/v1.41/containers/redis/archive?path=/'],
  ['GET', '/v1.41/containers/redis/attach/ws'],
  ['GET', '/v1.41/containers/redis/export'],
  ['GET', '/v1.41/containers/redis/json?size=1'],
  ['GET', '/v1.41/containers/../images/x/json'],
  ['GET', '/v1.41/containers/redis/logs'],
  ['GET', '/v1.41/containers/redis/logs?stdout=1&stderr=1&follow=1'],
  ['GET', '/v1.41/containers/redis/archive?path=%2Fetc&copyUIDGID=1'],
  ['GET', '/v1.41/containers/redis/top?ps_args=-ef'],
  ['PUT', '/v1.41/containers/redis/archive?path=%2Fetc'],
  ['GET', '/v1.41/images/json?all=1'],
  ['GET', '/v1.41/images/search?term=x'],
  ['GET', '/v1.41/volumes/a/b'],
  ['GET', '/evil/version'],
])('%s %s is none', (method, path) => {
  expect(isRead(method, path)).toBe(false);
});

it('refuses in the client itself, before anything is sent', async () => {
  const client = openClient(parseHost('tcp://127.0.0.1:1', null));
  const asked = client.get('/v1.41/containers/redis/export', AbortSignal.timeout(1000));
  await expect(asked).rejects.toThrow('not on the list of reads');
  client.close();
});
