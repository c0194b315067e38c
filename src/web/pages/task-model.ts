import type { QuestionState, RecordedResponse } from '../../attempts/attempts.ts';
import { reportedIn } from '../../attempts/reported.ts';
import { renderMarkdown } from '../../authoring/markdown.ts';
import type { Finding } from '../../checks/finding.ts';
import { nothingSeen } from '../../checks/nothing-seen.ts';
import type { Observation } from '../../checks/observation.ts';
import { shownGrade, worthGrade } from '../../classroom/assessments/shown.ts';
import type { Language } from '../../i18n/language.ts';
import type { LiveView } from '../../live/open-task.ts';
import type { EngineSeen } from '../../live/verdict.ts';
import { gradeQuestion } from '../../questions/any.ts';
import type { Grade } from '../../questions/grade.ts';
import type { Task } from '../../questions/kinds/task.ts';
import type { Around, AssessmentBar } from '../places/around.ts';
import { evidenceModel } from './evidence-model.ts';
import { findingLine } from './finding-line.ts';
import { loadOf } from './load.ts';
import { commonModel } from './question-model.ts';
import { lineOf } from './remark.ts';
import { shownTime } from './times.ts';

/** What a task's page is made from besides the state of the attempt. */
export interface TaskView {
  readonly around: Around;
  readonly bar: AssessmentBar | null;
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly engine: EngineSeen;
  /** What the newest verdict was made from. */
  readonly evidence: Observation | null;
  /** What is so now, where a page follows the task; what it recorded is shown where nothing does. */
  readonly live: LiveView | null;
}

/** What came of a check, and no reason: where reasons are not told now. */
function stateLine({ check, state, title, points, max }: Finding, language: Language) {
  return { id: check, state, title: lineOf(title, language), points, max, found: null };
}

/** The checklist before anything was looked at: what is asked for, and no verdict. */
function openLine(finding: Finding, language: Language) {
  const title = lineOf(finding.title, language);
  return { id: finding.check, state: 'open', title, points: 0, max: finding.max, found: null };
}

/** `isUntouched`: nothing has been done yet, so that nobody is told what is not there. */
function checklist(
  task: Task,
  grade: Grade | null,
  isUntouched: boolean,
  { around, language }: TaskView,
) {
  if (grade && grade.findings.length > 0) {
    const judgedLine = around.shown === 'explanation' ? findingLine : stateLine;
    return grade.findings.map((finding) =>
      isUntouched && finding.state === 'failed'
        ? openLine(finding, language)
        : judgedLine(finding, language),
    );
  }
  const open = gradeQuestion(task, {}, { observation: nothingSeen });
  return worthGrade(open, around.worth(task)).findings.map((finding) =>
    openLine(finding, language),
  );
}

/** Whether a value is still to be reported: what was seen holds it. */
function isAsking(task: Task, findings: readonly Finding[]): boolean {
  const right = new Set(findings.flatMap((one) => (one.state === 'passed' ? [one.check] : [])));
  return task.answers.some(({ id }) => !right.has(id));
}

/** The values of the chapter's parameters that this task names. */
function namesToUse(state: QuestionState, language: Language): string[] {
  const spans = [...state.question.prompt[language].matchAll(/`([^`]+)`/g)].map(([, code]) => code);
  const values = Object.values(state.chapter.parameters).flat();
  return values.filter((value) => spans.includes(value));
}

/** The fields for what the task asks to report, with what was reported last. */
function answerFields(task: Task, response: unknown, language: Language) {
  const reported = reportedIn(response);
  return task.answers.map(({ id, label }) => ({
    name: `answer.${id}`,
    label: lineOf(label, language),
    value: reported[id] ?? '',
  }));
}

/** What is followed of this try, where it was seen after what was recorded last. */
function newerThan(
  latest: RecordedResponse | undefined,
  { questionAttempt }: QuestionState,
  live: LiveView | null,
): LiveView | null {
  if (live?.glance.go.id !== questionAttempt) return null;
  return latest && latest.submittedAt > live.seenAt ? null : live;
}

/** What a task's page shows. */
export function taskModel(state: QuestionState, task: Task, view: TaskView) {
  const { around, language, now } = view;
  const common = commonModel(state, around, language);
  const [latest] = state.responses;
  const live = newerThan(latest, state, view.live);
  const real = live ? live.glance.grade : (latest?.grades[0] ?? null);
  const shown = real && shownGrade(real, around.shown);
  const grade = shown && worthGrade(shown, common.max);
  const isExplained = around.shown === 'explanation';
  const tellsResult = around.shown !== 'nothing';
  const checkedAt = live?.seenAt ?? latest?.submittedAt ?? null;
  const evidence = live ? live.glance.observation : view.evidence;
  const isWithheld = evidence !== null && isAsking(task, real?.findings ?? []);
  const isUntouched = !latest && live?.hasMoved === false;
  return {
    ...common,
    bar: view.bar,
    engine: view.engine.answers
      ? { answers: true }
      : { answers: false, reason: lineOf(view.engine.reason, language) },
    parameters: namesToUse(state, language),
    setupNote: task['setup-note'] ? renderMarkdown(task['setup-note'][language]) : null,
    setup: task.setup ? renderMarkdown(`\`\`\`bash\n${task.setup}\n\`\`\``) : null,
    answers: answerFields(task, latest?.response, language),
    findings: checklist(task, grade, isUntouched, view),
    load: loadOf(grade?.points ?? 0, common.max),
    passedAt:
      state.passedAt === null || !tellsResult ? null : shownTime(state.passedAt, now, language),
    passesNow: grade?.state === 'correct',
    checkedAt: checkedAt === null ? null : shownTime(checkedAt, now, language),
    explanation: latest && isExplained ? renderMarkdown(task.explanation[language]) : null,
    evidence:
      evidence && isExplained && !isWithheld ? evidenceModel(evidence, language, now) : null,
    evidenceWithheld: isExplained && isWithheld,
    tellsResult,
    isBegun: latest !== undefined,
    runs: (tellsResult ? state.responses : []).map((response) => ({
      at: shownTime(response.submittedAt, now, language),
      iso: new Date(response.submittedAt).toISOString(),
      state: response.grades[0].state,
      points: worthGrade(response.grades[0], common.max).points,
      max: common.max,
    })),
  };
}
