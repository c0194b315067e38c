import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { questionsDir, type TestApp, testApp } from '../../support/app.ts';
import { until } from '../../support/until.ts';

const sampler = '/chapters/sampler/questions';

function get(built: TestApp, url: string, headers: Record<string, string> = {}) {
  return built.app.inject({ url, headers });
}

function send(built: TestApp, url: string, fields: Record<string, string>, cookie = '') {
  return built.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(fields).toString(),
  });
}

function submissionIn(html: string): string {
  const found = /name="submission" value="([^"]+)"/.exec(html)?.[1];
  if (found) return found;
  throw new Error('The page has no submission id.');
}

test('a page speaks the language that is asked for, and the one that was chosen', async () => {
  const built = await testApp();
  expect((await get(built, '/')).body).toContain('<html lang="en"');
  const asked = await get(built, '/', { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' });
  expect(asked.body).toContain('<html lang="zh-CN"');
  const chosen = await send(built, '/preferences', { language: 'zh-CN', return: '/teacher' });
  expect([chosen.statusCode, chosen.headers.location]).toEqual([303, '/teacher']);
  const cookie = chosen.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect((await get(built, '/', { cookie })).body).toContain('<html lang="zh-CN"');
});

test('a chosen look is remembered, and is in the page from its first byte', async () => {
  const built = await testApp();
  expect((await get(built, '/')).body).not.toContain('data-theme');
  const chosen = await send(built, '/preferences', { theme: 'dark', return: '/' });
  const cookie = chosen.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect((await get(built, '/', { cookie })).body).toContain('data-theme="dark"');
});

test('a switch leads back to a page of ours and nowhere else', async () => {
  const built = await testApp();
  for (const elsewhere of ['//evil.example', 'https://evil.example', '/\\evil.example', '']) {
    const reply = await send(built, '/preferences', { theme: 'light', return: elsewhere });
    expect([elsewhere, reply.headers.location]).toEqual([elsewhere, '/']);
  }
});

test('a form is answered with a way back to the page, where the verdict and the explanation stand', async () => {
  const built = await testApp();
  const address = `${sampler}/short-answer`;
  const before = (await get(built, address)).body;
  expect(before).not.toContain('id="verdict"');
  expect(before).not.toContain('id="explanation"');
  const reply = await send(built, `${address}/responses`, {
    response: '--rm',
    submission: submissionIn(before),
  });
  expect([reply.statusCode, reply.headers.location]).toEqual([303, `${address}#verdict`]);
  const after = (await get(built, address)).body;
  expect(after).toContain('Correct');
  expect(after).toContain('id="explanation"');
  expect(after).toContain('value="--rm"');
});

test('a form that is sent twice is one answer', async () => {
  const built = await testApp();
  const address = `${sampler}/true-false`;
  const submission = submissionIn((await get(built, address)).body);
  for (let time = 0; time < 2; time += 1) {
    const reply = await send(built, `${address}/responses`, { response: 'true', submission });
    expect(reply.statusCode).toBe(303);
  }
  expect((await get(built, address)).body).toContain('data-answers="1"');
});

test('no page holds the key of its question before it is answered', async () => {
  const built = await testApp();
  const { chapters } = await built.services.content.current();
  for (const chapter of chapters) {
    for (const question of chapter.questions) {
      if (question.kind === 'task') continue;
      const { body } = await get(built, `/chapters/${chapter.id}/questions/${question.id}`);
      expect(body).toContain('<h1>');
      expect(body).not.toContain('id="explanation"');
      if (question.kind === 'multiple-choice') {
        expect(body).not.toMatch(/class="remark"|data-correct/);
        for (const { feedback } of question.options) {
          if (feedback) expect(body).not.toContain(feedback.en);
        }
      }
      if (question.kind === 'essay') {
        for (const point of question.rubric) expect(body).not.toContain(point.text.en);
      }
    }
  }
});

test('a form that lacks an answer is shown again, with what was typed and what is wrong', async () => {
  const built = await testApp();
  const address = `${sampler}/multiple-choice-one`;
  const reply = await send(built, `${address}/responses`, { response: 'no-such-option' });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('id="problem"');
  const order = await send(built, `${sampler}/ordering/responses`, {});
  expect(order.statusCode).toBe(422);
  const typed = await send(built, `${sampler}/numerical/responses`, { response: '   ' });
  expect(typed.statusCode).toBe(422);
  expect((await get(built, address)).body).toContain('data-answers="0"');
});

test('a page that answers a form can be opened again, and seen in the other language', async () => {
  const built = await testApp();
  const question = `${sampler}/multiple-choice-one`;
  const refused = await send(built, `${question}/responses`, { response: 'no-such-option' });
  const back = /name="return" value="([^"]+)"/.exec(refused.body)?.[1] ?? '';
  const switched = await send(built, '/preferences', { language: 'zh-CN', return: back });
  const again = await get(built, String(switched.headers.location));
  expect([again.statusCode, again.headers.location]).toEqual([303, question]);

  const task = '/chapters/managing-containers/tasks/named-volume';
  for (const form of ['inspections', 'hints', 'restart']) {
    expect((await get(built, `${task}/${form}`)).headers.location).toBe(task);
  }
});

test('what a student writes is shown as text', async () => {
  const built = await testApp();
  const attack = '"><script>alert(1)</script>`<img src=x onerror=alert(1)>`{{x}}<%= 1 %>';
  for (const question of ['short-answer', 'numerical', 'command', 'observation', 'essay']) {
    const address = `${sampler}/${question}`;
    await send(built, `${address}/drafts`, { response: attack });
    const drafted = (await get(built, address)).body;
    await send(built, `${address}/responses`, { response: attack });
    const answered = (await get(built, address)).body;
    for (const body of [drafted, answered]) {
      expect(body).toContain('&lt;script&gt;alert(1)');
      expect(body).not.toMatch(/<script>|<img src=x/);
    }
  }
});

test('a draft that was saved by its form stands in it again', async () => {
  const built = await testApp();
  const address = `${sampler}/essay`;
  const reply = await send(built, `${address}/drafts`, { response: 'Half a thought' });
  expect(reply.statusCode).toBe(303);
  const { body } = await get(built, address);
  expect(body).toContain('Half a thought</textarea>');
  expect(body).toContain('data-revision="1"');
  expect(body).toMatch(/Saved \d\d:\d\d/);
  expect((await get(built, '/chapters/sampler')).body).toContain('Draft');
});

test('a draft that is saved by its form overwrites nothing that the form has not shown', async () => {
  const built = await testApp();
  const address = `${sampler}/essay`;
  const revisionIn = (html: string) => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';
  const seen = revisionIn((await get(built, address)).body);
  await send(built, `${address}/drafts`, { response: 'From the other tab', revision: seen });
  const refused = await send(built, `${address}/drafts`, { response: 'Mine', revision: seen });
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('Mine</textarea>');
  expect(refused.body).toContain('Another tab saved something else, and nothing was overwritten');
  expect((await get(built, address)).body).toContain('From the other tab</textarea>');

  const revision = revisionIn(refused.body);
  const saved = await send(built, `${address}/drafts`, { response: 'Mine', revision });
  expect(saved.statusCode).toBe(303);
  expect((await get(built, address)).body).toContain('Mine</textarea>');
});

test('hints come one at a time, on request', async () => {
  const built = await testApp();
  const address = '/chapters/managing-containers/questions/list-all-flag';
  const count = (html: string) => html.match(/<li class="prose">/g)?.length ?? 0;
  expect(count((await get(built, address)).body)).toBe(0);
  const reply = await send(built, `${address}/hints`, {});
  expect([reply.statusCode, reply.headers.location]).toEqual([303, `${address}#hints`]);
  expect(count((await get(built, address)).body)).toBe(1);
});

test('an essay is reviewed by its writer beside the rubric, and then counts', async () => {
  const built = await testApp();
  const address = `${sampler}/essay`;
  await send(built, `${address}/responses`, { response: 'You can find a named volume again.' });
  const review = (await get(built, address)).body;
  expect(review).toContain('id="review"');
  const response = /name="response" value="([^"]+)"/.exec(review)?.[1] ?? '';
  const shares = [...new Set([...review.matchAll(/name="(share-[\w-]+)"/g)].map((one) => one[1]))];
  expect(shares.length).toBeGreaterThan(1);
  const settled = Object.fromEntries(shares.map((name) => [String(name), '1']));
  const reply = await send(built, `${address}/settle`, { response, ...settled });
  expect(reply.statusCode).toBe(303);
  expect((await get(built, address)).body).toContain('Correct');
  expect((await get(built, '/chapters/sampler')).body).not.toContain('To be reviewed');
});

test('starting over gives an empty form, and the best try still counts', async () => {
  const built = await testApp();
  const address = `${sampler}/short-answer`;
  await send(built, `${address}/responses`, { response: '--rm' });
  expect((await send(built, `${address}/restart`, {})).statusCode).toBe(303);
  const again = (await get(built, address)).body;
  expect(again).toContain('name="response" value=""');
  expect(again).toContain('Try 2');
  expect((await get(built, '/chapters/sampler/results')).body).toContain('Correct');
});

test('a task page without an engine says so, and how to look again', async () => {
  const built = await testApp();
  const address = '/chapters/managing-containers/tasks/named-volume';
  const { body } = await get(built, address);
  expect(body).toContain('No Docker engine answers');
  expect(body).toContain(`href="${address}">Look again`);
  expect(body).toContain('data-engine="away"');
  const reply = await send(built, `${address}/inspections`, { submission: submissionIn(body) });
  expect([reply.statusCode, reply.headers.location]).toEqual([303, `${address}#checklist`]);
  expect((await get(built, address)).body).toContain('Cannot tell');
});

test('the address of a question leads to its task, and a task is no question', async () => {
  const built = await testApp();
  const moved = await get(built, '/chapters/managing-containers/questions/named-volume');
  expect([moved.statusCode, moved.headers.location]).toEqual([
    303,
    '/chapters/managing-containers/tasks/named-volume',
  ]);
  expect((await get(built, '/chapters/managing-containers/tasks/list-all-flag')).statusCode).toBe(
    404,
  );
});

test('what is not there is a page that says what to do', async () => {
  const built = await testApp();
  for (const url of ['/nothing', '/chapters/none', `${sampler}/none`]) {
    const reply = await get(built, url);
    expect([url, reply.statusCode, reply.headers['content-type']]).toEqual([
      url,
      404,
      'text/html; charset=utf-8',
    ]);
    expect(reply.body).toContain('href="/">Go to the chapters');
  }
});

test('scripts and styles are served once for all, under the name that a page gives them', async () => {
  const built = await testApp();
  const { body } = await get(built, '/');
  const assets = [...body.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((one) => one[1] ?? '');
  expect(assets.length).toBe(4);
  for (const asset of assets) {
    const reply = await get(built, asset);
    expect([asset, reply.statusCode]).toEqual([asset, 200]);
    expect(reply.headers['cache-control']).toContain('immutable');
    expect(reply.body.length).toBeGreaterThan(10);
  }
  expect((await get(built, '/assets/plimsoll-0000000000.css')).statusCode).toBe(404);
  expect((await get(built, '/assets/../../package.json')).statusCode).toBe(404);
});

test('a broken edit is shown on the teacher’s page, where it stands, while learners see the last good version', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-questions-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(questionsDir, folder, { recursive: true });
  const built = await testApp({ questionsDir: folder });
  expect((await get(built, '/teacher')).body).not.toContain('id="problems"');
  await appendFile(join(folder, 'sampler', 'true-false.yaml'), 'anwser: <b>true</b>\n');
  const shown = await until(async () => {
    await get(built, `${sampler}/true-false`);
    const { body } = await get(built, '/teacher');
    return body.includes('id="problems"') ? body : null;
  }, 'the teacher’s page to show the error');
  expect(shown).toMatch(/sampler\/true-false\.yaml:\d+:\d+/);
  expect(shown).toContain('anwser');
  expect(shown).not.toContain('<b>true');
  const learner = await get(built, `${sampler}/true-false`);
  expect(learner.statusCode).toBe(200);
});
