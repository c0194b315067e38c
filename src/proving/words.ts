import { assertNever } from '../assert-never.ts';
import type { Language } from '../i18n/language.ts';
import { message, render, type Text } from '../i18n/text.ts';
import { outcomeOf, type Proof, type Ran } from './prove.ts';
import { nameOf, type Run } from './run.ts';
import { table } from './table.ts';

/** ✓ where it is proved, ✕ where it is not, ? where it could not be tried. */
export function markOf(outcome: Ran['outcome']): string {
  switch (outcome) {
    case 'proved':
      return '✓';
    case 'refuted':
      return '✕';
    case 'broken':
      return '?';
    default:
      return assertNever(outcome);
  }
}

/** What a run shows, when all is well. */
export function runInWords(run: Run): Text {
  switch (run.kind) {
    case 'nothing':
      return message('proving.run.nothing');
    case 'solution':
    case 'mistake':
      return message(`proving.run.${run.kind}`, { name: nameOf(run) ?? '' });
    default:
      return assertNever(run);
  }
}

/** A run that was done, as the `done`th of `all`. */
export function ranInWords({ task, run, outcome, seconds }: Ran, done: number, all: number): Text {
  return message('proving.ran', {
    done,
    all,
    mark: markOf(outcome),
    task: task.id,
    run: runInWords(run),
    seconds: seconds.toFixed(1),
  });
}

function share(runs: readonly Ran[], kind: Run['kind']): string {
  const ofKind = runs.filter(({ run }) => run.kind === kind);
  return `${ofKind.filter(({ outcome }) => outcome === 'proved').length}/${ofKind.length}`;
}

function row(proof: Proof): readonly string[] {
  const { task, runs } = proof;
  const nothing = runs.find(({ run }) => run.kind === 'nothing');
  return [
    markOf(outcomeOf(proof)),
    task.id,
    nothing ? markOf(nothing.outcome) : '',
    share(runs, 'solution'),
    share(runs, 'mistake'),
    runs.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1),
  ];
}

function complaints({ task, gaps, runs }: Proof, language: Language): readonly string[] {
  const bad = runs.filter(({ faults }) => faults.length > 0);
  if (gaps.length === 0 && bad.length === 0) return [];
  const indented = (text: Text) => render(text, language).replaceAll('\n', '\n      ');
  return [
    '',
    task.id,
    ...gaps.map((gap) => `  ✕ ${indented(gap)}`),
    ...bad.flatMap(({ run, outcome, faults }) => [
      `  ${markOf(outcome)} ${render(runInWords(run), language)}`,
      ...faults.map((fault) => `      ${indented(fault)}`),
    ]),
  ];
}

/** All proofs as a table, with what is wrong below it, and a last line that says how many tasks are proved. */
export function proofsInWords(proofs: readonly Proof[], language: Language): string {
  const column = (name: 'task' | 'nothing' | 'solutions' | 'mistakes' | 'seconds') =>
    render(message(`proving.column.${name}`), language);
  const head = [
    '',
    column('task'),
    column('nothing'),
    column('solutions'),
    column('mistakes'),
    column('seconds'),
  ];
  const all = proofs.length;
  const proved = proofs.filter((proof) => outcomeOf(proof) === 'proved').length;
  const runs = proofs.reduce((sum, one) => sum + one.runs.length, 0);
  const last =
    proved === all
      ? message('proving.proved', { all, runs })
      : message('proving.not-proved', { proved, all });
  return [
    table([head, ...proofs.map(row)]),
    ...proofs.flatMap((proof) => complaints(proof, language)),
    '',
    render(last, language),
  ].join('\n');
}

/** A proof for programs: plain JSON in one language. */
export function proofAsJson(proof: Proof, language: Language) {
  const inWords = (text: Text) => render(text, language);
  return {
    task: proof.task.id,
    outcome: outcomeOf(proof),
    gaps: proof.gaps.map(inWords),
    runs: proof.runs.map(({ run, outcome, faults, seconds }) => ({
      kind: run.kind,
      name: nameOf(run),
      outcome,
      seconds: Math.round(seconds * 1000) / 1000,
      faults: faults.map(inWords),
    })),
  };
}
