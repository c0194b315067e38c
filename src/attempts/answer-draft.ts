import { gradeQuestion, parseResponse, questionNeeds, readForm } from '../questions/any.ts';
import type { Attempts } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { draftFromStored } from './drafts.ts';
import { type Glance, glanceAt } from './glance.ts';
import type { Go, Goes } from './goes.ts';
import type { Keep } from './respond.ts';

/** How long after a moment the engine may still be asked how it was then, in milliseconds. */
const stillThenMs = 5_000;

/** Answers with what was typed and never sent. */
export function answeringDrafts(
  deps: AttemptDeps,
  goes: Goes,
  keep: Keep,
): Attempts['answerDraft'] {
  const { store, clock } = deps;
  const graded = async (go: Go, response: unknown, by: number): Promise<Glance> => {
    const isLate = clock() - by > stillThenMs;
    if (!isLate || questionNeeds(go.question).length === 0) return glanceAt(deps, go, response);
    const grade = gradeQuestion(go.question, response, { observation: null });
    return { go, response, grade, observation: null };
  };

  return async (learner, chapter, question, by) => {
    const go = await goes.current(learner, chapter, question);
    if (go.question.kind === 'task') return false;
    const [kept, responses] = await Promise.all([
      store.drafts.get(go.id),
      store.responses.ofQuestionAttempt(go.id),
    ]);
    const newest = responses.at(-1);
    if (!kept || kept.savedAt > by || kept.savedAt <= (newest?.submittedAt ?? -1)) return false;
    const { fields, savedAt, revision } = draftFromStored(kept, go);
    const parsed = parseResponse(go.question, readForm(go.question, fields));
    if (!parsed.ok) return false;
    await keep(await graded(go, parsed.response, by), {
      submission: `draft ${go.id} ${revision}`,
      language: newest?.language ?? 'en',
      submittedAt: savedAt,
    });
    return true;
  };
}
