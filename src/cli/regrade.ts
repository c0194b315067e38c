import type { Command } from 'commander';
import type { ChangedFinding } from '../attempts/judge-again.ts';
import type { Change, RegradePlan } from '../attempts/regrade.ts';
import type { Content } from '../authoring/content.ts';
import { message, render, type Text } from '../i18n/text.ts';
import type { Store } from '../store/store.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly chapter?: string;
  readonly assessment?: string;
  readonly section?: string;
  readonly task?: string;
  readonly apply?: true;
  readonly json?: true;
}

/** Adds `regrade`: judges kept responses again with today's content. Nothing is changed without `--apply`. */
export function register(program: Command): void {
  program
    .command('regrade')
    .description(words(message('cli.regradeAbout')))
    .option('--chapter <chapter>', words(message('cli.regradeChapterOption')))
    .option('--assessment <assessment>', words(message('cli.regradeAssessmentOption')))
    .option('--section <section>', words(message('cli.regradeSectionOption')))
    .option('--task <task>', words(message('cli.regradeTaskOption')))
    .option('--apply', words(message('cli.regradeApplyOption')))
    .option('--json', words(message('cli.json')))
    .action(regrade);
}

/** What to judge again, as a program is told of it. */
type About = { readonly chapter: string } | { readonly assessment: string };

interface Planned {
  readonly about: About;
  readonly plan: RegradePlan;
}

function refuseMisfits({ chapter, assessment, section, task }: Options): void {
  if ((chapter === undefined) === (assessment === undefined))
    throw new CliError(message('cli.regradeEither'));
  if (assessment === undefined && section !== undefined)
    throw new CliError(message('cli.regradeNeedsAssessment'));
  if (chapter === undefined && task !== undefined)
    throw new CliError(message('cli.regradeTaskOfChapter'));
}

async function planOfChapter(
  store: Store,
  content: Content,
  id: string,
  task: string | undefined,
): Promise<Planned> {
  const { findChapter, findQuestion } = await import('../attempts/find.ts');
  const { planRegrade } = await import('../attempts/regrade.ts');
  const chapter = findChapter(content, id);
  if (task !== undefined && findQuestion(chapter, task).kind !== 'task')
    throw new CliError(message('cli.regradeNoTask', { task }));
  return {
    about: { chapter: chapter.id },
    plan: await planRegrade(store, chapter, task ?? null),
  };
}

async function planOfAssessment(
  store: Store,
  content: Content,
  name: string,
  section: string | undefined,
): Promise<Planned> {
  const { planAssessmentRegrade } = await import('../attempts/regrade.ts');
  const { namedAssessment } = await import('./named-assessment.ts');
  const assessment = await namedAssessment(store, name);
  const people = section === undefined ? null : await store.people.list();
  const learners =
    people && new Set(people.filter((one) => one.section === section).map(({ id }) => id));
  return {
    about: { assessment: assessment.id },
    plan: await planAssessmentRegrade(store, content, assessment, learners),
  };
}

async function regrade(options: Options): Promise<void> {
  refuseMisfits(options);
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { openStore } = await import('../store/store.ts');
  const { applyRegrade } = await import('../attempts/regrade.ts');
  const config = readConfig(process.env);
  const content = await openContent(config.questionsDir);
  const { apply = false, json, chapter = '', assessment, section, task } = options;
  const store = await openStore(config.databaseUrl);
  try {
    const { about, plan } =
      assessment === undefined
        ? await planOfChapter(store, content, chapter, task)
        : await planOfAssessment(store, content, assessment, section);
    if (apply) await applyRegrade(store, plan, Date.now());
    if (json) console.log(JSON.stringify(forPrograms(about, plan, apply)));
    else console.log(report(plan, apply));
  } finally {
    await store.close();
  }
}

function forPrograms(about: About, { judged, kept, changes }: RegradePlan, applied: boolean) {
  const grade = ({ points, max, state }: Change['after']) => ({ points, max, state });
  return {
    ...about,
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
