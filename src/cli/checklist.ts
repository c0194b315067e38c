import { assertNever } from '../assert-never.ts';
import type { Finding, FindingState } from '../checks/finding.ts';
import type { MessageKey } from '../i18n/catalogues.ts';
import type { Language } from '../i18n/language.ts';
import { message, render, type Text } from '../i18n/text.ts';
import type { Grade } from '../questions/grade.ts';

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

function headOf({ state, points, max, title }: Finding, language: Language): string {
  return `${mark(state)} ${render(title, language)}  ${points}/${max}`;
}

function lines(finding: Finding, language: Language): string[] {
  const head = headOf(finding, language);
  if (finding.state === 'passed') return [head];
  const detail = (key: MessageKey, text: Text | null | undefined) =>
    text ? [`    ${render(message(key), language)} ${render(text, language)}`] : [];
  return [
    head,
    ...detail('cli.inspectExpected', finding.expected),
    ...detail('cli.inspectFound', finding.found),
    ...detail('cli.inspectWhy', finding.diagnosis?.text),
    ...detail('cli.inspectNext', finding.next),
  ];
}

/** The last line of a checklist: whether the task is passed, and with how many points. */
export function sumLine(task: string, grade: Grade, language: Language): string {
  const { points, max, state } = grade;
  const key = state === 'correct' ? 'cli.inspectPassed' : 'cli.inspectNotPassed';
  return render(message(key, { task, points, max }), language);
}

/** A grade as a checklist to read: a line a check, and under one that does not pass what it is about. */
export function checklist(task: string, grade: Grade, language: Language): string {
  return [
    ...grade.findings.flatMap((finding) => lines(finding, language)),
    '',
    sumLine(task, grade, language),
  ].join('\n');
}

/** A line for each check that is other than before: its mark, and why where it does not pass. */
export function changedLines(before: Grade, after: Grade, language: Language): readonly string[] {
  const what = ({ state, diagnosis, found }: Finding) =>
    JSON.stringify([state, diagnosis?.id, state === 'passed' ? null : found]);
  const known = new Map(before.findings.map((finding) => [finding.check, what(finding)]));
  return after.findings
    .filter((finding) => known.get(finding.check) !== what(finding))
    .map((finding) => {
      const head = headOf(finding, language);
      if (finding.state === 'passed') return head;
      return `${head}  ${render(finding.diagnosis?.text ?? finding.found, language)}`;
    });
}

/** A grade for programs: plain JSON in one language. */
export function gradeAsJson(task: string, grade: Grade, language: Language) {
  const inWords = (text: Text) => render(text, language);
  return {
    task,
    passed: grade.state === 'correct',
    points: grade.points,
    max: grade.max,
    findings: grade.findings.map(
      ({ title: _title, expected, found, diagnosis, next, ...rest }) => ({
        ...rest,
        expected: inWords(expected),
        found: inWords(found),
        diagnosis: diagnosis && { id: diagnosis.id, text: inWords(diagnosis.text) },
        next: next && inWords(next),
      }),
    ),
  };
}
