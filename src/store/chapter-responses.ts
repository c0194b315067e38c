import { fromJsonText } from './json.ts';
import type { Read } from './reading.ts';
import { selectResponses } from './response-rows.ts';
import type { OwnedResponse } from './response-types.ts';

/** How many goes one query takes. */
const pageSize = 100;

function pageOfGoes(read: Read, chapter: string, after: string | null) {
  return read((db) =>
    db
      .selectFrom('question_attempts as q')
      .innerJoin('attempts as a', 'a.id', 'q.attempt_id')
      .innerJoin('learners as l', 'l.id', 'a.learner_id')
      .select(['q.id', 'q.question', 'q.number', 'q.parameters', 'l.id as learner_id', 'l.name'])
      .where('a.chapter', '=', chapter)
      .$if(after !== null, (query) => query.where('q.id', '>', after ?? ''))
      .orderBy('q.id')
      .limit(pageSize)
      .execute(),
  );
}

/** Every answer in a chapter, a page of goes at a time, the oldest go first. */
export async function* responsesOfChapter(
  read: Read,
  chapter: string,
): AsyncGenerator<OwnedResponse> {
  let after: string | null = null;
  for (;;) {
    const goes: Awaited<ReturnType<typeof pageOfGoes>> = await pageOfGoes(read, chapter, after);
    for (const go of goes) {
      const found = await read((db) =>
        selectResponses(db, (eb) => eb.and({ question_attempt_id: go.id })),
      );
      for (const response of found) {
        yield {
          learner: { id: go.learner_id, name: go.name },
          question: go.question,
          number: go.number,
          parameters: fromJsonText(go.parameters, 'question_attempts.parameters'),
          response,
        };
      }
    }
    if (goes.length < pageSize) return;
    after = goes.at(-1)?.id ?? null;
  }
}
