import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { visitors } from '../../src/web/plugins/visitor.ts';
import { may, soloVisitor } from '../../src/web/rights.ts';
import { testApp } from '../support/app.ts';

test('a route that declares no right cannot be registered', async () => {
  const app = Fastify();
  await app.register(visitors, { classroom: null });
  expect(() => app.get('/open', async () => 'x')).toThrow('declares no right');
  app.get('/declared', { config: { right: 'learn' } }, async () => 'x');
  expect((await app.inject('/declared')).statusCode).toBe(200);
  await app.close();
});

test('every route of the app asks for a right', async () => {
  const { app } = await testApp();
  // Building it is the proof: the hook above refuses a route without one. Here its routes are there at all.
  for (const path of ['/', '/healthz', '/api/v1/chapters', '/teacher']) {
    expect([path, (await app.inject(path)).statusCode]).toEqual([path, 200]);
  }
});

test('rights are decided by who asks', () => {
  const visitors = [null, ...(['student', 'assistant', 'teacher'] as const)].map(
    (role) => role && { learner: 'a', name: 'Ada', role, session: 's', isProgram: false },
  );
  const table = (['public', 'learn', 'teach', 'manage'] as const).map((right) =>
    visitors.map((visitor) => may(visitor, { right, token: true })),
  );
  expect(table).toEqual([
    [true, true, true, true],
    [false, true, true, true],
    [false, false, true, true],
    [false, false, false, true],
  ]);
});

test('a program uses what is open to tokens or to everybody, whatever its role', () => {
  const program = { ...soloVisitor, session: null, isProgram: true };
  const table = (['public', 'learn', 'teach', 'manage'] as const).map((right) =>
    [true, false].map((token) => may(program, { right, token })),
  );
  expect(table).toEqual([
    [true, true],
    [true, false],
    [true, false],
    [true, false],
  ]);
});

test('a route that changes something cannot be opened to tokens', async () => {
  const app = Fastify();
  await app.register(visitors, { classroom: null });
  const config = { right: 'teach', token: true } as const;
  expect(() => app.post('/changes', { config }, async () => 'x')).toThrow('open to tokens');
  app.get('/reads', { config }, async () => 'x');
  await app.close();
});
