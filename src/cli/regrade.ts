import type { Command } from 'commander';
import type { Change, ChangedFinding, RegradePlan } from '../attempts/regrade.ts';
import { message, render, type Text } from '../i18n/text.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly chapter: string;
  readonly task?: string;
  readonly apply?: true;
  readonly json?: true;
}

/** Adds `regrade`: judges kept responses again with today's content. Nothing is changed without `--apply`. */
export function register(program: Command): void {
  program
    .command('regrade')
    .description(words(message('cli.regradeAbout')))
    .requiredOption('--chapter <chapter>', words(message('cli.regradeChapterOption')))
    .option('--task <task>', words(message('cli.regradeTaskOption')))
    .option('--apply', words(message('cli.regradeApplyOption')))
    .option('--json', words(message('cli.json')))
    .action(regrade);
}

async function regrade({ chapter: id, task, apply, json }: Options): Promise<void> {
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { findChapter, findQuestion } = await import('../attempts/find.ts');
  const { openStore } = await import('../store/store.ts');
  const { applyRegrade, planRegrade } = await import('../attempts/regrade.ts');
  const config = readConfig(process.env);
  const chapter = findChapter(await openContent(config.questionsDir), id);
  if (task !== undefined && findQuestion(chapter, task).kind !== 'task')
    throw new CliError(message('cli.regradeNoTask', { task }));
  const store = await openStore(config.databaseUrl);
  try {
    const plan = await planRegrade(store, chapter, task ?? null);
    if (apply) await applyRegrade(store, plan, Date.now());
    if (json) console.log(JSON.stringify(forPrograms(plan, apply === true)));
    else console.log(report(plan, apply === true));
  } finally {
    await store.close();
  }
}

function forPrograms({ chapter, judged, kept, changes }: RegradePlan, applied: boolean) {
  const grade = ({ points, max, state }: Change['after']) => ({ points, max, state });
  return {
    chapter: chapter.id,
    applied,
    judged,
    kept,
    changes: changes.map((change) => ({
      learner: change.learner,
      question: change.question,
      try: change.number,
      response: change.responseId,
      before: grade(change.before),
      after: grade(change.after),
      findings: change.findings.map(({ check, before, after }) => ({
        check,
        before: before?.state ?? null,
        after: after?.state ?? null,
        expected: after && words(after.expected),
        found: after && words(after.found),
      })),
    })),
  };
}

function why({ check, before, after }: ChangedFinding): string {
  if (after === null) return words(message('cli.regradeCheckGone', { check }));
  const { state, expected, found, points, max } = after;
  const was = before === null ? 'none' : before.state;
  const line = { check, was, state, points, max, expected, found };
  return words(message('cli.regradeCheck', line));
}

function lines(change: Change): readonly string[] {
  const { learner, question, number, before, after, findings } = change;
  const head = message('cli.regradeChange', {
    name: learner.name,
    id: learner.id,
    question,
    number,
    was: before.points,
    wasMax: before.max,
    points: after.points,
    max: after.max,
  });
  return [words(head), ...findings.map((finding) => `    ${why(finding)}`)];
}

function report(plan: RegradePlan, applied: boolean): string {
  const { judged, changes, kept } = plan;
  const keptLines = (['gone', 'misfit', 'unseen', 'settled'] as const).flatMap((reason) =>
    kept[reason] === 0 ? [] : [words(message('cli.regradeKept', { reason, count: kept[reason] }))],
  );
  const end =
    changes.length === 0
      ? message('cli.regradeNothing', { judged })
      : message(applied ? 'cli.regradeApplied' : 'cli.regradeWould', {
          count: changes.length,
          judged,
        });
  return [...changes.flatMap(lines), ...keptLines, words(end)].join('\n');
}
