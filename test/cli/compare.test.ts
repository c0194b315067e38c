import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { plimsoll } from './support/plimsoll.ts';

const english = { LC_ALL: 'C' };
const reversed = ['docker run -p 80:8080 nginx', 'docker run -p 8080:80 nginx'] as const;

/** Runs `plimsoll compare --pairs -` with these lines on its standard input. */
function pairs(input: string): Promise<{ readonly code: number | null; readonly stdout: string }> {
  return new Promise((resolve, reject) => {
    const cli = fileURLToPath(new URL('../../src/cli/plimsoll.ts', import.meta.url));
    const env = { PATH: process.env.PATH, ...english };
    const child = spawn(process.execPath, [cli, 'compare', '--pairs', '-'], { env });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout }));
    child.stdin.end(input);
  });
}

describe('plimsoll compare', () => {
  it('says that two lines are the same, or have the same effect, and exits with 0', async () => {
    expect(
      await plimsoll(['compare', 'docker ps -a', 'docker container ls --all'], english),
    ).toEqual({ code: 0, stdout: 'The same.\n', stderr: '' });
    const effect = ['compare', 'docker run nginx', 'docker run nginx:latest'];
    expect(await plimsoll(effect, english)).toMatchObject({
      code: 0,
      stdout: 'Written otherwise, with the same effect.\n',
    });
  });

  it('marks in both lines what is off, and exits with 1', async () => {
    expect(await plimsoll(['compare', ...reversed], english)).toEqual({
      code: 1,
      stderr: '',
      stdout: `Different.

  docker run -p 80:8080 nginx
                ^^^^^^^
  docker run -p 8080:80 nginx
                ^^^^^^^
    You publish host port 80 to container port 8080; the other way round was asked for.
`,
    });
  });

  it('marks it in a terminal where Chinese letters are wide, and says it in Chinese', async () => {
    const lines = ['docker run --name 数据 nginx', 'docker run --name 数 nginx'];
    const { stdout } = await plimsoll(['compare', ...lines], { LANG: 'zh_CN.UTF-8' });
    expect(stdout).toBe(`不同。

  docker run --name 数据 nginx
                    ^^^^
  docker run --name 数 nginx
                    ^^
    这里是 \`--name 数据\`，要求的是 \`--name 数\`。
`);
  });

  it('gives the verdict and the differences as JSON', async () => {
    const { code, stdout } = await plimsoll(['compare', '--json', ...reversed], english);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      verdict: 'different',
      differences: [
        {
          kind: 'ports-reversed',
          text: 'You publish host port 80 to container port 8080; the other way round was asked for.',
          left: { start: 14, end: 21 },
          right: { start: 14, end: 21 },
        },
      ],
    });
  });

  it('exits with 2 where a line is no docker command, or one is missing', async () => {
    const refused = await plimsoll(['compare', '--json', 'docker foo', 'docker ps'], english);
    expect(refused.code).toBe(2);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      verdict: 'invalid',
      differences: [{ kind: 'invalid', left: { start: 7, end: 10 }, right: null }],
    });
    const alone = await plimsoll(['compare', 'docker ps'], english);
    expect(alone.code).toBe(2);
    expect(alone.stderr).toContain('Two commands are needed');
  });

  it('compares pairs of lines from its input, an object a line, and exits with the worst', async () => {
    const same = 'docker ps\tdocker container ls\n';
    const { code, stdout } = await pairs(`${same}docker ps -a\tdocker ps\n${same}`);
    expect(code).toBe(1);
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).verdict);
    expect(verdicts).toEqual(['same', 'different', 'same']);
  });

  it('calls a line without a tab invalid, and goes on', async () => {
    const { code, stdout } = await pairs('docker ps\ndocker ps\tdocker ps\n');
    expect(code).toBe(2);
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).verdict);
    expect(verdicts).toEqual(['invalid', 'same']);
  });
});
