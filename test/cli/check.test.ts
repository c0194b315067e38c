import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chapter, questionsFolder, trueFalse } from '../authoring/folder.ts';

const cli = fileURLToPath(new URL('../../src/cli/plimsoll.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

function plimsoll(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C', QUESTIONS_DIR: '' };
    execFile(process.execPath, [cli, ...args], { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

const broken = {
  'one/chapter.yaml': chapter(['a']),
  'one/a.yaml': trueFalse('a').replace('解释 }', '解释, de: Warum }').replace('true\n', 'maybe\n'),
};

describe('plimsoll check', () => {
  it('counts what is clean, and exits with 0', async () => {
    const { code, stdout } = await plimsoll('check');
    const files = globSync('questions/*/*.yaml', { cwd: root });
    const questions = files.filter((file) => !file.endsWith('chapter.yaml')).length;
    expect(stdout).toBe(`2 chapters, ${questions} questions: no problems\n`);
    expect(code).toBe(0);
  });

  it('prints each problem with its line and a caret under it, and exits with 1', async () => {
    const dir = await questionsFolder(broken);
    const { code, stdout } = await plimsoll('check', dir);
    expect(stdout).toBe(`${dir}/one/a.yaml:5:9: expected \`true\` or \`false\`, found \`maybe\`
    answer: maybe
            ^
${dir}/one/a.yaml:6:36: expected one of the keys \`en\`, \`zh-CN\`, found the unknown key \`de\`
    explanation: { en: Why, zh-CN: 解释, de: Warum }
                                         ^
2 problems in 1 file
`);
    expect(code).toBe(1);
  });

  it('prints the problems as JSON for programs', async () => {
    const dir = await questionsFolder(broken);
    const { code, stdout } = await plimsoll('check', dir, '--json');
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      problems: [
        {
          file: `${dir}/one/a.yaml`,
          line: 5,
          column: 9,
          expected: '`true` or `false`',
          found: '`maybe`',
        },
        {
          file: `${dir}/one/a.yaml`,
          line: 6,
          column: 36,
          expected: 'one of the keys `en`, `zh-CN`',
          found: 'the unknown key `de`',
        },
      ],
    });
    expect(code).toBe(1);
  });

  it('exits with 2 and the reason where the folder cannot be read', async () => {
    const { code, stdout, stderr } = await plimsoll('check', '/nowhere');
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^(Error: )?\/nowhere cannot be read: ENOENT.*\n$/);
    expect(code).toBe(2);
  });
});

describe('plimsoll schema', () => {
  it('prints the committed JSON Schema', async () => {
    const { code, stdout } = await plimsoll('schema');
    expect(JSON.parse(stdout)).toMatchObject({ title: 'A content file of Plimsoll' });
    expect(code).toBe(0);
  });
});
