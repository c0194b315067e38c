import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags } from './chromium.ts';

/**
 * Takes every page of a running Plimsoll, as it stands: wide and narrow, light and dark, in both languages.
 *
 *     node test/support/screenshots.ts http://127.0.0.1:3000 tmp/screenshots
 */
const [base = 'http://127.0.0.1:3000', folder = 'tmp/screenshots'] = process.argv.slice(2);

interface Listed {
  readonly id: string;
  readonly kind: string;
}

async function addresses(): Promise<string[]> {
  const { chapters }: { chapters: readonly Listed[] } = await (
    await fetch(`${base}/api/v1/chapters`)
  ).json();
  const found = ['/', '/teacher', '/teacher/questions', '/no-such-page'];
  for (const chapter of chapters) {
    const home = `/chapters/${chapter.id}`;
    const { questions }: { questions: readonly Listed[] } = await (
      await fetch(`${base}/api/v1${home}/questions`)
    ).json();
    const pages = questions.map(
      ({ id, kind }) => `${home}/${kind === 'task' ? 'tasks' : 'questions'}/${id}`,
    );
    found.push(home, ...pages, `${home}/results`);
  }
  return found;
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
const pages = await addresses();
for (const locale of ['en', 'zh-CN']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      const context = await browser.newContext({
        locale,
        colorScheme,
        viewport: { width, height: 800 },
      });
      const page = await context.newPage();
      for (const address of pages) {
        await page.goto(base + address);
        const name = address.replaceAll('/', '_').replace(/^_/, '') || 'home';
        const path = join(folder, `${name}-${locale}-${colorScheme}-${width}.png`);
        await page.screenshot({ path, fullPage: true });
      }
      await context.close();
    }
  }
}
await browser.close();
process.stdout.write(`${pages.length} pages, eight ways each, are in ${resolve(folder)}\n`);
