import type { Command } from 'commander';
import { assertNever } from '../assert-never.ts';
import type { Finding, FindingState } from '../checks/finding.ts';
import type { MessageKey } from '../i18n/catalogues.ts';
import { message, render, type Text } from '../i18n/text.ts';
import type { Grade } from '../questions/grade.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly json?: true;
  readonly answer: readonly (readonly [string, string])[];
}

/** Adds `inspect`: grades a task on the engine as it is now. Nothing is kept. */
export function register(program: Command): void {
  program
    .command('inspect')
    .argument('<task>')
    .description(words(message('cli.inspectAbout')))
    .option('--json', words(message('cli.json')))
    .option(
      '--answer <id=value>',
      words(message('cli.inspectAnswerOption')),
      (pair: string, before: Options['answer']): Options['answer'] => [...before, answerOf(pair)],
      [],
    )
    .action(inspect);
}

function answerOf(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  if (equals > 0) return [pair.slice(0, equals), pair.slice(equals + 1)];
  throw new CliError(message('cli.inspectBadAnswer', { found: pair }));
}

async function inspect(id: string, options: Options): Promise<void> {
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { chapters } = await openContent(readConfig(process.env).questionsDir);
  const { connectEngine } = await import('../engine/connect.ts');
  const { gradeTask } = await import('../attempts/grade-task.ts');
  const engine = connectEngine(process.env);
  try {
    const grade = await gradeTask(engine, chapters, id, Object.fromEntries(options.answer));
    if (options.json) console.log(JSON.stringify(forPrograms(id, grade)));
    else console.log(checklist(id, grade));
    if (grade.state !== 'correct') process.exitCode = 1;
  } finally {
    engine.close();
  }
}

function forPrograms(task: string, grade: Grade) {
  return {
    task,
    passed: grade.state === 'correct',
    points: grade.points,
    max: grade.max,
    findings: grade.findings.map(
      ({ title: _title, expected, found, diagnosis, next, ...rest }) => ({
        ...rest,
        expected: words(expected),
        found: words(found),
        diagnosis: diagnosis && { id: diagnosis.id, text: words(diagnosis.text) },
        next: next && words(next),
      }),
    ),
  };
}

function mark(state: FindingState): string {
  switch (state) {
    case 'passed':
      return '✓';
    case 'failed':
      return '✕';
    case 'waiting':
      return '○';
    case 'unknown':
      return '?';
    default:
      return assertNever(state);
  }
}

function lines(finding: Finding): string[] {
  const { state, points, max } = finding;
  const head = `${mark(state)} ${words(finding.title)}  ${points}/${max}`;
  if (state === 'passed') return [head];
  const detail = (key: MessageKey, text: Text | null | undefined) =>
    text ? [`    ${words(message(key))} ${words(text)}`] : [];
  return [
    head,
    ...detail('cli.inspectExpected', finding.expected),
    ...detail('cli.inspectFound', finding.found),
    ...detail('cli.inspectWhy', finding.diagnosis?.text),
    ...detail('cli.inspectNext', finding.next),
  ];
}

function checklist(task: string, grade: Grade): string {
  const { points, max, state } = grade;
  const key = state === 'correct' ? 'cli.inspectPassed' : 'cli.inspectNotPassed';
  return [...grade.findings.flatMap(lines), '', words(message(key, { task, points, max }))].join(
    '\n',
  );
}
