import { type Kysely, type Selectable, sql } from 'kysely';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { newId } from './ids.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';
import type { Read } from './reading.ts';
import type { QuestionAttemptsTable, Tables } from './schema.ts';

/** One go at one question: `number` counts from 1, `parameters` are the values drawn for it. Time in ms since 1970. */
export interface QuestionAttempt {
  readonly id: string;
  readonly attemptId: string;
  readonly question: string;
  readonly number: number;
  readonly parameters: JsonValue;
  readonly startedAt: number;
}

/** What a new go at a question is made from. */
export interface NewQuestionAttempt {
  readonly attemptId: string;
  readonly question: string;
  readonly parameters: JsonValue;
  readonly startedAt: number;
}

/** How many learners have answered a question of an assessment, or typed something that is not answered yet. */
export interface WorkedOn {
  readonly chapter: string;
  readonly question: string;
  readonly learners: number;
}

/** The goes at questions: the one with the greatest number is current, those before it stay. */
export interface QuestionAttempts {
  get(id: string): Promise<QuestionAttempt | null>;
  current(attemptId: string, question: string): Promise<QuestionAttempt | null>;
  /** The current go; the first one is made when there is none. Two calls at once get the same one. */
  findOrStart(start: NewQuestionAttempt): Promise<QuestionAttempt>;
  /**
   * Starts over: makes the go after number `after`. When that was done already (a button pressed twice,
   * a request sent again) it gives the one that was made.
   */
  startOver(start: NewQuestionAttempt, after: number): Promise<QuestionAttempt>;
  /** Every go of an attempt, by question and number. */
  ofAttempt(attemptId: string): Promise<readonly QuestionAttempt[]>;
  /** The questions of an assessment that somebody worked on. */
  workedOn(assessment: string): Promise<readonly WorkedOn[]>;
}

function fromRow(row: Selectable<QuestionAttemptsTable>): QuestionAttempt {
  return {
    id: row.id,
    attemptId: row.attempt_id,
    question: row.question,
    number: row.number,
    parameters: fromJsonText(row.parameters, 'question_attempts.parameters'),
    startedAt: row.started_at,
  };
}

function newest(db: Kysely<Tables>, attemptId: string, question: string) {
  return db
    .selectFrom('question_attempts')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .where('question', '=', question)
    .orderBy('number', 'desc')
    .limit(1);
}

export function questionAttempts(read: Read, writer: GroupCommit): QuestionAttempts {
  const current = async (attemptId: string, question: string) => {
    const row = await read((db) => newest(db, attemptId, question).executeTakeFirst());
    return row === undefined ? null : fromRow(row);
  };
  const insert = writer.lane(
    each(async (trx, { start, number }: { start: NewQuestionAttempt; number: number }) => {
      await trx
        .insertInto('question_attempts')
        .values({
          id: newId(),
          attempt_id: start.attemptId,
          question: start.question,
          number,
          parameters: toJsonText(start.parameters),
          started_at: start.startedAt,
        })
        .onConflict((conflict) =>
          conflict.columns(['attempt_id', 'question', 'number']).doNothing(),
        )
        .execute();
      return fromRow(await newest(trx, start.attemptId, start.question).executeTakeFirstOrThrow());
    }),
  );
  return {
    current,
    get: async (id) => {
      const row = await read((db) =>
        db.selectFrom('question_attempts').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? null : fromRow(row);
    },
    findOrStart: async (start) =>
      (await current(start.attemptId, start.question)) ?? (await insert({ start, number: 1 })),
    startOver: async (start, after) => {
      const now = await current(start.attemptId, start.question);
      if (now !== null && now.number > after) return now;
      return insert({ start, number: (now?.number ?? 0) + 1 });
    },
    ofAttempt: async (attemptId) => {
      const rows = await read((db) =>
        db
          .selectFrom('question_attempts')
          .selectAll()
          .where('attempt_id', '=', attemptId)
          .orderBy('question')
          .orderBy('number')
          .execute(),
      );
      return rows.map(fromRow);
    },
    workedOn: async (assessment) => {
      const rows = await read((db) =>
        db
          .selectFrom('question_attempts as go')
          .innerJoin('attempts', 'attempts.id', 'go.attempt_id')
          .select(['attempts.chapter', 'go.question'])
          .select(sql<number>`count(distinct attempts.learner_id)`.as('learners'))
          .where('attempts.assessment', '=', assessment)
          .where((eb) =>
            eb.or([
              eb.exists(
                eb
                  .selectFrom('responses')
                  .select('responses.id')
                  .whereRef('responses.question_attempt_id', '=', 'go.id'),
              ),
              eb.exists(
                eb
                  .selectFrom('drafts')
                  .select('drafts.question_attempt_id')
                  .whereRef('drafts.question_attempt_id', '=', 'go.id'),
              ),
            ]),
          )
          .groupBy(['attempts.chapter', 'go.question'])
          .orderBy('attempts.chapter')
          .orderBy('go.question')
          .execute(),
      );
      return rows.map((row) => ({ ...row, learners: Number(row.learners) }));
    },
  };
}
