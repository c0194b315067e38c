import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { makeToken } from '../../src/classroom/tokens.ts';
import { openStore } from '../../src/store/store.ts';
import { beginQuestion, response } from '../store/contract/samples.ts';
import { testClass } from '../support/class.ts';
import { temporaryFolder, testDatabase } from '../support/database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The blocks of a page whose fence says `sh` and this mark, as one script. */
function marked(page: string, mark: string): string {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```sh (\S+)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === mark)
    .map(([, , block]) => block ?? '');
  if (blocks.length === 0) throw new Error(`docs/${page} has no block marked “sh ${mark}”.`);
  return blocks.join('\n');
}

/** A checkout of its own, so that the commands of a page run where the page has them run. */
function checkout(): string {
  const folder = join(temporaryFolder(), 'plimsoll');
  mkdirSync(folder);
  for (const name of ['package.json', 'package-lock.json', 'src', 'questions', 'db', 'views']) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => !path.includes('.sqlite'),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function shell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
  return run('sh', ['-euc', script], { cwd, env: { ...process.env, ...env } });
}

async function answerOnce(url: string): Promise<string> {
  const store = await openStore(url);
  const sent = response(await beginQuestion(store));
  await store.responses.record(sent);
  await store.close();
  return sent.submission;
}

describe('the commands on the pages about running Plimsoll', () => {
  test('back up and restore', async () => {
    const folder = checkout();
    const url = `sqlite:${join(folder, 'db', 'plimsoll.sqlite')}`;
    const submission = await answerOnce(url);
    const { stdout } = await shell(marked('running/backup.md', 'run'), folder);
    expect(stdout).toMatch(
      /passed its check: 1 response[\s\S]*"responses":1[\s\S]*is restored: 1 response/,
    );
    const store = await openStore(url);
    expect(await store.responses.findBySubmission(submission)).not.toBeNull();
    await store.close();
  });

  test('try an upgrade beside the database', async () => {
    const folder = checkout();
    await answerOnce(`sqlite:${join(folder, 'db', 'plimsoll.sqlite')}`);
    await shell(marked('running/upgrade.md', 'run'), folder);
    expect(readdirSync(join(folder, 'trial'))).toContain('plimsoll.sqlite');
  });

  test('erase everything', async () => {
    const folder = checkout();
    await answerOnce(`sqlite:${join(folder, 'db', 'plimsoll.sqlite')}`);
    await shell(marked('privacy.md', 'run-erase'), folder);
    expect(readdirSync(join(folder, 'db'))).toEqual(['migrations']);
  });

  test('read scores with a token', async () => {
    const { services, teacher, listen } = await testClass();
    const by = { person: teacher.person.id, now: services.clock() };
    const PLIMSOLL_TOKEN = await makeToken(services.store, 'a script', by);
    const folder = temporaryFolder();
    const script = marked('scores-out.md', 'run-token');
    await shell(script, folder, { PLIMSOLL_TOKEN, PLIMSOLL_SITE: await listen() });
    expect(readFileSync(join(folder, 'scores.csv'), 'utf8')).toMatch(/^\ufefflearner,name,email/);
  });

  describe('with PostgreSQL', () => {
    const database = testDatabase('postgres');

    test('back up, and fill a new database', async () => {
      const url = await database.freshUrl();
      const submission = await answerOnce(url);
      const server = new URL(url.replace('@/', '@socket/'));
      const PGHOST = server.searchParams.get('host') ?? '';
      const env = { DATABASE_URL: url, PGHOST, PGUSER: server.username };
      await shell(marked('running/backup.md', 'run-postgres'), checkout(), env);
      const store = await openStore(url.replace(/copy_\d+/, 'restored'));
      expect(await store.responses.findBySubmission(submission)).not.toBeNull();
      await store.close();
    });
  });

  test('lead from page to page, to files that are there', () => {
    const pages = readdirSync(join(root, 'docs', 'running'));
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) {
      const text = readFileSync(join(root, 'docs', 'running', page), 'utf8');
      for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
        expect(
          () => readFileSync(join(root, 'docs', 'running', link)),
          `${page}: ${link}`,
        ).not.toThrow();
      }
    }
  });
});
