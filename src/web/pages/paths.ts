import type { Question } from '../../questions/question.ts';

/** The address of a chapter's page. */
export function chapterPath(chapter: string): string {
  return `/chapters/${chapter}`;
}

/** The address of an assessment's page, as its students see it. */
export function assessmentPath(assessment: string): string {
  return `/assessments/${assessment}`;
}

/** The address of a question's page, or of a task's, in what has this address. */
export function questionIn(href: string, question: Pick<Question, 'id' | 'kind'>): string {
  const folder = question.kind === 'task' ? 'tasks' : 'questions';
  return `${href}/${folder}/${question.id}`;
}

/** The address of the page of a chapter's question, or of its task. */
export function questionPath(chapter: string, question: Pick<Question, 'id' | 'kind'>): string {
  return questionIn(chapterPath(chapter), question);
}

/** The address of a chapter's results. */
export function resultsPath(chapter: string): string {
  return `/chapters/${chapter}/results`;
}

/** The address of a chapter's scores. */
export function scoresPath(chapter: string): string {
  return `/teacher?chapter=${chapter}`;
}

/** The address of a chapter's item analysis. */
export function analysisPath(chapter: string, counted: 'everybody' | 'finished'): string {
  return `/teacher/questions?chapter=${chapter}${counted === 'finished' ? '&counted=finished' : ''}`;
}

/** The address where a chapter's scores are made into a file. */
export function exportPath(chapter: string): string {
  return `/teacher/export/${chapter}`;
}

/** The address of the page where a response is reviewed. */
export function reviewPath(response: string): string {
  return `/teacher/review/${response}`;
}

/** The address of an assessment's gradebook. */
export function gradebookPath(assessment: string): string {
  return `/teacher/assessments/${encodeURIComponent(assessment)}/gradebook`;
}

/** The address of a student's marks in an assessment, or of one mark. */
export function marksPath(assessment: string, learner: string, question: string | null): string {
  const student = `${gradebookPath(assessment)}/${encodeURIComponent(learner)}`;
  return question === null ? student : `${student}/${encodeURIComponent(question)}`;
}

/** A page of ours to go back to; the first page for anything that could lead elsewhere. */
export function ownPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[\w./-]*$/.test(value) ? value : '/';
}

/** The address of the list of assessments, for whoever teaches. */
export const assessmentsPath = '/teacher/assessments';

/** The address where an assessment is made. */
export function teacherAssessmentPath(assessment: string): string {
  return `${assessmentsPath}/${assessment}`;
}
