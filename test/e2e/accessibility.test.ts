import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { tooWide, violations } from '../support/axe.ts';
import { chromiumForTests } from '../support/browser.ts';
import { pageRoutes } from '../support/page-routes.ts';

const openPage = chromiumForTests();

const sampler = '/chapters/sampler/questions';

/** Every page that is swept, by the route it is of; error pages are swept besides. */
const sweep: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'],
  '/chapters/:chapter': ['/chapters/managing-containers', '/chapters/sampler'],
  '/chapters/:chapter/questions/:question': [
    'true-false',
    'multiple-choice-one',
    'multiple-choice-several',
    'short-answer',
    'numerical',
    'matching',
    'ordering',
    'command',
    'essay',
    'observation',
  ].map((question) => `${sampler}/${question}`),
  '/chapters/:chapter/tasks/:task': [
    '/chapters/sampler/tasks/task',
    '/chapters/managing-containers/tasks/named-volume',
  ],
  '/chapters/:chapter/results': ['/chapters/sampler/results'],
  '/teacher': ['/teacher', '/teacher?chapter=sampler'],
  '/teacher/questions': ['/teacher/questions', '/teacher/questions?chapter=sampler'],
  '/teacher/export/:chapter': ['/teacher/export/sampler'],
};

const errorPages = ['/no-such-page', '/chapters/none', `${sampler}/none`];

const answers: Readonly<Record<string, unknown>> = {
  'true-false': true,
  'short-answer': 'no idea',
  numerical: '3',
  command: 'docker ps',
  observation: 'x',
  essay: 'A named volume can be found again by its name, so it can be used by another container.',
};

test('every page route is swept', async () => {
  const { app } = await testApp();
  await app.ready();
  expect(pageRoutes(app).sort()).toEqual(Object.keys(sweep).sort());
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page breaks a rule of axe, before and after answering (${colorScheme})`, async () => {
    const built = await testApp();
    const base = await built.listen();
    const page = await openPage({ colorScheme, viewport: { width: 1280, height: 900 } });
    const addresses = [...Object.values(sweep).flat(), ...errorPages];
    const visit = async (which: readonly string[]) => {
      for (const address of which) {
        await page.goto(base + address);
        expect({ address, violations: await violations(page) }).toEqual({
          address,
          violations: [],
        });
      }
    };
    await visit(addresses);
    for (const [question, response] of Object.entries(answers)) {
      const reply = await built.app.inject({
        method: 'POST',
        url: `/api/v1/chapters/sampler/questions/${question}/responses`,
        payload: { response },
      });
      expect([question, reply.statusCode]).toEqual([question, 200]);
    }
    const inspected = await built.app.inject({
      method: 'POST',
      url: '/api/v1/chapters/sampler/tasks/task/inspections',
      payload: {},
    });
    expect(inspected.statusCode).toBe(200);
    await visit([
      ...Object.keys(answers).map((question) => `${sampler}/${question}`),
      '/chapters/sampler',
      '/chapters/sampler/tasks/task',
      '/chapters/sampler/results',
      '/teacher?chapter=sampler',
      '/teacher/questions?chapter=sampler',
    ]);
  });
}

test('no page is wider than a phone, in either language', async () => {
  const built = await testApp();
  const base = await built.listen();
  for (const locale of ['en', 'zh-CN']) {
    const page = await openPage({ locale, viewport: { width: 360, height: 740 } });
    for (const address of [...Object.values(sweep).flat(), ...errorPages]) {
      await page.goto(base + address);
      const wide = await tooWide(page);
      expect([locale, address, wide]).toEqual([locale, address, 0]);
    }
  }
});
