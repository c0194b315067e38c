import type { Subject } from '../../../attempts/review/subject.ts';
import { assessmentPath, chapterPath, questionIn } from '../paths.ts';

/** The address of the page where a student gave a response. */
export function answeredPath({ key, question }: Subject): string {
  const href = key.assessment === '' ? chapterPath(key.chapter) : assessmentPath(key.assessment);
  return question ? questionIn(href, question) : href;
}
