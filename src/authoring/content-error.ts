import type { ContentProblem } from './content.ts';
import { report } from './report.ts';

/** There is no good version of the content; its message is the whole report, in English. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[];

  constructor(dir: string, problems: readonly ContentProblem[]) {
    super(report(dir, problems, 'en'));
    this.name = 'ContentError';
    this.problems = problems;
  }
}
