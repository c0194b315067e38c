import type { Feedback } from '../../questions/grade.ts';

/** A piece of a learner's line, and whether it is off. */
export interface LinePart {
  readonly text: string;
  readonly off: boolean;
}

/** The line that feedback is about, in pieces: what is off in it stands apart. Null where nothing points into a line. */
export function markedLine(feedback: readonly Feedback[]): readonly LinePart[] | null {
  const line = feedback.find(({ at, quote }) => at !== undefined && quote !== undefined)?.quote;
  if (line === undefined) return null;
  const spans = feedback
    .flatMap(({ at, quote }) => (at !== undefined && quote === line ? [at] : []))
    .toSorted((one, other) => one.start - other.start);
  const parts: LinePart[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    parts.push({ text: line.slice(from, begin), off: false });
    parts.push({ text: line.slice(begin, end), off: true });
    from = end;
  }
  parts.push({ text: line.slice(from), off: false });
  return parts.filter(({ text }) => text !== '');
}
