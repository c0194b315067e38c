import { currentGradeId } from './current-grade-id.ts';
import { each } from './each.ts';
import { StoreError } from './errors.ts';
import { packObservation, unpackObservation } from './evidence.ts';
import { gradeFromRow, gradeRow, insertGrades, type NewGrade } from './grades.ts';
import type { GroupCommit } from './group-commit.ts';
import { responsesIn } from './owned-responses.ts';
import type { Read } from './reading.ts';
import { recordResponses } from './record-responses.ts';
import { selectResponses, selectResponsesOfGo } from './response-rows.ts';
import type { Regrade, Responses } from './response-types.ts';

export function responses(read: Read, writer: GroupCommit): Responses {
  const record = writer.lane(recordResponses());
  const grades = insertGrades();
  const addGrade = writer.lane(
    async (trx, inputs: readonly { responseId: string; grade: NewGrade }[]) => {
      const rows = inputs.map((input) => gradeRow(input.responseId, input.grade));
      await grades.run(trx, rows);
      return rows.map(gradeFromRow);
    },
  );
  const regrade = writer.lane(
    each(async (trx, all: readonly Regrade[]) => {
      for (const { responseId, replaces } of all) {
        if ((await currentGradeId(trx, responseId)) === replaces) continue;
        throw new StoreError(
          'refused',
          `The response ${responseId} was graded again meanwhile. Nothing was changed; regrade once more.`,
        );
      }
      await grades.run(
        trx,
        all.map(({ responseId, grade }) => gradeRow(responseId, grade)),
      );
    }),
  );
  return {
    record: async (response) => {
      const observation =
        response.evidence === undefined
          ? null
          : await packObservation(response.evidence.observation);
      const outcome = await record({ response, observation });
      if (outcome instanceof StoreError) throw outcome;
      return outcome;
    },
    addGrade: (responseId, grade) => addGrade({ responseId, grade }),
    addGrades: regrade,
    ofChapter: (chapter) => responsesIn(read, { chapter }),
    ofAssessment: (assessment) => responsesIn(read, { assessment }),
    get: async (id) => {
      const [found] = await read((db) => selectResponses(db, (eb) => eb.and({ id })));
      return found ?? null;
    },
    findBySubmission: async (submission) => {
      const [found] = await read((db) => selectResponses(db, (eb) => eb.and({ submission })));
      return found ?? null;
    },
    ofQuestionAttempt: (questionAttemptId) =>
      read((db) => selectResponsesOfGo(db, questionAttemptId)),
    ofAttempt: (attemptId) =>
      read((db) =>
        selectResponses(db, (eb) =>
          eb.and([
            eb(
              'question_attempt_id',
              'in',
              eb
                .selectFrom('question_attempts')
                .select('question_attempts.id')
                .where('attempt_id', '=', attemptId),
            ),
          ]),
        ),
      ),
    evidence: async (responseId) => {
      const row = await read((db) =>
        db
          .selectFrom('evidence')
          .selectAll()
          .where('response_id', '=', responseId)
          .executeTakeFirst(),
      );
      if (row === undefined) return null;
      return { observation: await unpackObservation(row.observation), takenAt: row.taken_at };
    },
  };
}
