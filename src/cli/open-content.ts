import type { Content } from '../authoring/content.ts';
import { loadContent } from '../authoring/load.ts';
import { report } from '../authoring/report.ts';
import { message } from '../i18n/text.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';

/** The content of the questions folder; a `CliError` with the whole report where it is broken. */
export async function openContent(dir: string): Promise<Content> {
  const loaded = await loadContent(dir).catch((cause: unknown) => {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(message('cli.contentUnreadable', { dir, said }), { cause });
  });
  if (loaded.content) return loaded.content;
  const problems = report(dir, loaded.problems, terminalLanguage(process.env));
  throw new CliError({ en: problems, 'zh-CN': problems });
}
