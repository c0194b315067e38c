import { fromJsonText } from './json.ts';
import type { Read } from './reading.ts';
import { selectResponses } from './response-rows.ts';
import type { OwnedResponse, StoredResponse } from './response-types.ts';

/** Whose responses: those to a chapter by itself, or all in an assessment. */
export type WhichWork = { readonly chapter: string } | { readonly assessment: string };

/** How many goes one query takes. */
const pageSize = 100;

function pageOfGoes(read: Read, which: WhichWork, after: string | null) {
  return read((db) =>
    db
      .selectFrom('question_attempts as q')
      .innerJoin('attempts as a', 'a.id', 'q.attempt_id')
      .innerJoin('learners as l', 'l.id', 'a.learner_id')
      .select(['q.id', 'q.question', 'q.number', 'q.parameters', 'l.id as learner_id', 'l.name'])
      .select('a.chapter')
      .where((eb) =>
        'chapter' in which
          ? eb.and([eb('a.assessment', '=', ''), eb('a.chapter', '=', which.chapter)])
          : eb('a.assessment', '=', which.assessment),
      )
      .$if(after !== null, (query) => query.where('q.id', '>', after ?? ''))
      .orderBy('q.id')
      .limit(pageSize)
      .execute(),
  );
}

async function responsesOfGoes(read: Read, goes: readonly { readonly id: string }[]) {
  const byGo = new Map<string, StoredResponse[]>(goes.map(({ id }) => [id, []]));
  if (goes.length === 0) return byGo;
  const found = await read((db) =>
    selectResponses(db, (eb) => eb.and([eb('question_attempt_id', 'in', [...byGo.keys()])])),
  );
  for (const response of found) byGo.get(response.questionAttemptId)?.push(response);
  return byGo;
}

/** Every answer in this work, a page of goes at a time, the oldest go first. */
export async function* responsesIn(read: Read, which: WhichWork): AsyncGenerator<OwnedResponse> {
  let after: string | null = null;
  for (;;) {
    const goes: Awaited<ReturnType<typeof pageOfGoes>> = await pageOfGoes(read, which, after);
    const responses = await responsesOfGoes(read, goes);
    for (const go of goes) {
      for (const response of responses.get(go.id) ?? []) {
        yield {
          learner: { id: go.learner_id, name: go.name },
          chapter: go.chapter,
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
