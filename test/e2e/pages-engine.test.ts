import { createConnection, createServer, type Server } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';
import { disposableEngine } from '../support/engine.ts';

const openPage = chromiumForTests();
const engine = disposableEngine({ images: ['redis:alpine'] });
const task = '/chapters/managing-containers/tasks/named-volume';

/** A port of this machine that leads to the engine while the gate is open. */
async function gateTo(dockerHost: string) {
  const { hostname, port } = new URL(dockerHost);
  const server: Server = createServer((socket) => {
    const onward = createConnection(Number(port), hostname);
    socket.pipe(onward).pipe(socket);
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    open.add(() => socket.destroy());
  });
  const open = new Set<() => void>();
  const listen = (at: number) => new Promise<void>((done) => server.listen(at, '127.0.0.1', done));
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      for (const destroy of open) destroy();
    });
  await listen(0);
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  await close();
  onTestFinished(close);
  return { dockerHost: `tcp://127.0.0.1:${own}`, open: () => listen(own) };
}

function stateOf(page: Page, check: string) {
  return page.locator(`[data-check="${check}"]`).getAttribute('data-state');
}

async function checkNow(page: Page): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/inspections'));
  await page.getByRole('button', { name: 'Check now' }).click();
  await answered;
  await page.locator('form[data-inspect]:not([aria-busy])').waitFor();
}

test('a task page goes on by itself when an engine appears, and shows its work step by step', async () => {
  const gate = await gateTo(engine().dockerHost);
  const built = await testApp({ dockerHost: gate.dockerHost });
  const base = await built.listen();
  const page = await openPage();
  await page.goto(base + task);
  await page.getByText('No Docker engine answers').waitFor();
  await gate.open();
  await page.getByText('No Docker engine answers').waitFor({ state: 'detached' });

  await engine().docker(['volume', 'create', 'redis_data']);
  await engine().docker(['container', 'run', '--detach', '--name', 'redis', 'redis:alpine']);
  await checkNow(page);
  expect(await stateOf(page, 'exists')).toBe('passed');
  expect(await stateOf(page, 'mounted')).toBe('failed');
  const failed = page.locator('[data-check="mounted"]');
  expect(await failed.locator('dl').isVisible()).toBe(true);
  expect(await failed.textContent()).toMatch(/Expected.*Found.*Why.*anonymous volume.*Look at/s);

  await page.locator('#evidence > summary').click();
  expect(await page.locator('#evidence').textContent()).toContain('/data rw');

  await engine().docker(['container', 'rm', '--force', '--volumes', 'redis']);
  const mount = ['--volume', 'redis_data:/data'];
  await engine().docker(['container', 'run', '-d', '--name', 'redis', ...mount, 'redis:alpine']);
  await checkNow(page);
  expect(await stateOf(page, 'mounted')).toBe('passed');
  expect(await page.locator('[data-say]').textContent()).toBe('3 of 3 checks passed');
  expect(await page.locator('[data-passed]').textContent()).toMatch(/Passed \d\d:\d\d/);
  expect(await page.locator('#evidence').getAttribute('open')).not.toBeNull();

  await engine().docker(['container', 'rm', '--force', 'redis']);
  await checkNow(page);
  expect(await page.locator('[data-passed]').textContent()).toContain('It stays passed');
  expect(await stateOf(page, 'mounted')).toBe('failed');
});
