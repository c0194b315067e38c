import { problemsInScript } from '../docker-cli/docker-lines.ts';
import { problemText } from '../docker-cli/parse/wording.ts';
import { languages } from '../i18n/language.ts';
import { message } from '../i18n/text.ts';
import { type Path, valueAt } from './complaint.ts';
import type { ContentProblem } from './content.ts';
import { codeBlocks } from './markdown.ts';
import type { YamlFile } from './yaml-file.ts';

/** A text of a file that holds shell lines, and where it stands. */
interface Script {
  readonly path: Path;
  readonly text: string;
}

function keys(tree: unknown, path: Path): readonly Path[] {
  const value = valueAt(tree, path);
  if (Array.isArray(value)) return value.map((_one, index) => [...path, index]);
  return typeof value === 'object' && value !== null
    ? Object.keys(value).map((key) => [...path, key])
    : [];
}

/** Where the shell lines of a task stand. */
function scriptPaths(tree: unknown): readonly Path[] {
  const ways = ['solutions', 'mistakes'].flatMap((list) => keys(tree, [list]));
  return [
    ['setup'],
    ...ways.flatMap((way) => [
      [...way, 'run'],
      ...keys(tree, [...way, 'next']),
      ...keys(tree, [...way, 'answers']),
    ]),
  ];
}

function scripts(tree: unknown): readonly Script[] {
  return scriptPaths(tree).flatMap((path) => {
    const text = valueAt(tree, path);
    return typeof text === 'string' ? [{ path, text }] : [];
  });
}

/** What the blocks of code in the texts that a learner reads have to say to a shell. */
function shown(tree: unknown): readonly Script[] {
  return ['prompt', 'explanation'].flatMap((key) =>
    languages.flatMap((language) => {
      const path = [key, language];
      const text = valueAt(tree, path);
      if (typeof text !== 'string') return [];
      return codeBlocks(text).flatMap((block) =>
        shells.has(block.language) ? [{ path, text: shellLines(block.code) }] : [],
      );
    }),
  );
}

const shells = new Set(['', 'sh', 'bash', 'shell', 'console']);

/** What a block of code has to say to a shell: where prompts stand in it, only the lines behind them. */
function shellLines(code: string): string {
  const prompt = /^[$#] /;
  const lines = code.split('\n');
  if (!lines.some((line) => prompt.test(line))) return code;
  return lines
    .filter((line, index) => prompt.test(line) || lines[index - 1]?.endsWith('\\'))
    .map((line) => line.replace(prompt, ''))
    .join('\n');
}

/** The offset in the file of a place within a text of it; of the text itself where the file writes it otherwise. */
function offsetOf(file: YamlFile, { path, text }: Script, at: number): number {
  const start = file.offset(path, 'value');
  const lines = text.slice(0, at).split('\n');
  const column = lines.at(-1)?.length ?? 0;
  let line = start;
  for (const [index] of lines.entries()) {
    const written = text.split('\n')[index]?.trim() ?? '';
    const found = file.source.indexOf(written, line);
    if (found < 0) return start;
    line = index === lines.length - 1 ? found : found + written.length;
  }
  const whole = text.split('\n')[lines.length - 1] ?? '';
  return line + Math.max(0, column - (whole.length - whole.trimStart().length));
}

/**
 * Every docker command that the docker CLI would refuse, where it stands: in setups, solutions and mistakes, and in the
 * blocks of code of prompts and explanations. The keys of a question are its kind's own to judge.
 */
export function refusedDockerLines(file: YamlFile): readonly ContentProblem[] {
  return [...scripts(file.tree), ...shown(file.tree)].flatMap((script) =>
    problemsInScript(script.text).map(({ problem, at }) =>
      file.problem(offsetOf(file, script, at.start), {
        expected: message('questions.expected-docker-command'),
        found: message('questions.found-refused-line', { why: problemText(problem) }),
      }),
    ),
  );
}
