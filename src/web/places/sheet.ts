import { type PaperLine, paperOf } from '../../attempts/paper.ts';
import type { Content } from '../../authoring/content.ts';
import type { Seat } from '../../classroom/assessments/seat.ts';
import { type Decisions, questionKey } from '../../gradebook/changed-mark.ts';
import { rowOfStudent } from '../../gradebook/marked-work.ts';
import type { QuestionCell } from '../../gradebook/table.ts';
import type { MarkChange } from '../../store/mark-changes.ts';
import type { Store } from '../../store/store.ts';
import { type Met, sectionsMet } from './around.ts';

/** A question of an assessment as it stands for its student, as far as they may know. */
export interface SheetLine extends Met {
  readonly answers: number;
  readonly hasDraft: boolean;
  /** The mark so far; null where nothing was answered, or marks are not shown now. */
  readonly cell: QuestionCell | null;
  /** What a teacher decided about the mark; null where nothing, or marks are not shown now. */
  readonly change: MarkChange | null;
}

/** A student's own sheet of an assessment. */
export interface Sheet {
  readonly sections: readonly {
    readonly heading: ReturnType<typeof sectionsMet>[number]['heading'];
    readonly lines: readonly SheetLine[];
  }[];
  /** Their points of those they can have; null where marks are not shown now, or there is no work. */
  readonly result: {
    readonly points: number;
    readonly provisional: number;
    readonly max: number;
  } | null;
}

const noWork: PaperLine = { answers: 0, hasDraft: false };

interface Marks {
  readonly cells: ReadonlyMap<string, QuestionCell | null>;
  readonly decisions: Decisions;
  readonly result: NonNullable<Sheet['result']>;
}

async function marksOf(
  store: Store,
  content: Content,
  { assessment }: Seat,
  which: { readonly learner: string; readonly now: number },
): Promise<Marks> {
  const { row, columns } = await rowOfStudent(store, content, assessment, which);
  const { cells, decisions, points, provisional, max } = row;
  return {
    cells: new Map(columns.map((column, index) => [column.id, cells[index] ?? null])),
    decisions,
    result: { points, provisional, max },
  };
}

/** The sheet of whoever has this seat, with the marks as the gradebook has them; `now` is in ms since 1970. */
export async function sheetOf(
  store: Store,
  content: Content,
  seat: Seat,
  which: { readonly learner: string; readonly now: number },
): Promise<Sheet> {
  const sections = sectionsMet(seat, content.chapters);
  const asked = sections.flatMap(({ questions }) => questions.map((one) => one.asked));
  const works = seat.attempt !== null;
  const [paper, marks] = await Promise.all([
    works ? paperOf(store, seat.assessment, which.learner, asked) : null,
    works && seat.decision.feedback !== 'nothing' ? marksOf(store, content, seat, which) : null,
  ]);
  const lineOf = (met: Met): SheetLine => ({
    ...met,
    ...(paper?.get(met.question.id) ?? noWork),
    cell: marks?.cells.get(met.question.id) ?? null,
    change:
      marks?.decisions.whole ??
      marks?.decisions.questions.get(
        questionKey({ chapter: met.chapter.id, id: met.question.id }),
      ) ??
      null,
  });
  return {
    sections: sections.map(({ heading, questions }) => ({
      heading,
      lines: questions.map(lineOf),
    })),
    result: marks?.result ?? null,
  };
}
