import { join } from 'node:path';
import type { Command } from 'commander';
import type { ContentProblem } from '../authoring/content.ts';
import type { Language } from '../i18n/language.ts';
import { message, render } from '../i18n/text.ts';
import { terminalLanguage } from './language.ts';

interface Options {
  readonly json?: true;
}

function asJson(dir: string, problem: ContentProblem, language: Language) {
  const { line, column } = problem;
  return {
    file: join(dir, problem.file),
    line,
    column,
    expected: render(problem.expected, language),
    found: render(problem.found, language),
  };
}

async function check(dir: string, options: Options): Promise<void> {
  const { loadContent } = await import('../authoring/load.ts');
  const { report } = await import('../authoring/report.ts');
  const language = terminalLanguage(process.env);
  const { content, problems } = await loadContent(dir).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(render(message('cli.check-unreadable', { dir, reason }), language), {
      cause: error,
    });
  });
  if (problems.length > 0) process.exitCode = 1;
  const chapters = content?.chapters.length ?? 0;
  const questions = content?.chapters.reduce((sum, one) => sum + one.questions.length, 0) ?? 0;
  if (options.json) {
    const listed = problems.map((problem) => asJson(dir, problem, language));
    const counts = content ? { chapters, questions } : {};
    console.log(JSON.stringify({ ok: content !== null, ...counts, problems: listed }, null, 2));
    return;
  }
  console.log(
    content
      ? render(message('authoring.clean', { chapters, questions }), language)
      : report(dir, problems, language),
  );
}

/** Adds `check`: validates content; exits with 1 where it has problems. */
export function register(program: Command): void {
  const language = terminalLanguage(process.env);
  const text = (key: 'check' | 'check-dir' | 'check-json') =>
    render(message(`cli.${key}`), language);
  program
    .command('check')
    .description(text('check'))
    .argument('[DIR]', text('check-dir'), process.env.QUESTIONS_DIR || 'questions')
    .option('--json', text('check-json'))
    .action(check);
}
