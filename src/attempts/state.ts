import type { Localised } from '../i18n/language.ts';
import { questionNeeds } from '../questions/any.ts';
import type { Attempts, QuestionState, RecordedResponse } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { draftFromStored } from './drafts.ts';
import type { Gate } from './gate.ts';
import type { Go, Goes } from './goes.ts';
import { bestOf } from './standing.ts';
import { responseFromStored } from './stored-grade.ts';

/** Gathers what is kept of a go. */
export type StateOf = (go: Go) => Promise<QuestionState>;

function firstCorrect(responses: readonly RecordedResponse[]): number | null {
  const passed = responses
    .filter((response) => response.grades.some((grade) => grade.state === 'correct'))
    .map((response) => response.submittedAt);
  return passed.length > 0 ? Math.min(...passed) : null;
}

export function stateGathering({ store }: AttemptDeps): StateOf {
  const responsesOf = async (go: string, evidence: boolean) => {
    const stored = await store.responses.ofQuestionAttempt(go);
    return stored.toReversed().map((one) => responseFromStored(one, evidence));
  };
  const earlierTries = async (go: Go, evidence: boolean): Promise<RecordedResponse[]> => {
    if (go.number === 1) return [];
    const goes = await store.questionAttempts.ofAttempt(go.attemptId);
    const earlier = goes.filter((one) => one.question === go.question.id && one.id !== go.id);
    const found = await Promise.all(earlier.map((one) => responsesOf(one.id, evidence)));
    return found.toReversed().flat();
  };
  return async (go) => {
    const evidence = questionNeeds(go.question).length > 0;
    const [responses, earlier, draft, shown] = await Promise.all([
      responsesOf(go.id, evidence),
      earlierTries(go, evidence),
      store.drafts.get(go.id),
      store.hints.shown(go.id),
    ]);
    const all = [...responses, ...earlier];
    const { hints } = go.question;
    const hintsShown = shown.flatMap(({ hint }): Localised[] => {
      const text = hints[hint];
      return text ? [text] : [];
    });
    return {
      question: go.question,
      chapter: go.chapter,
      questionAttempt: go.id,
      number: go.number,
      seed: go.seed,
      draft: draft && draftFromStored(draft, go),
      responses,
      best: bestOf(all.map((response) => response.grades[0])),
      passedAt: firstCorrect(all),
      hintsShown,
      hintsLeft: hints.length - hintsShown.length,
    };
  };
}

/** Everything a page needs to know of one question. */
export function showing(goes: Goes, stateOf: StateOf): Attempts['state'] {
  return async (learner, chapter, question) =>
    stateOf(await goes.current(learner, chapter, question));
}

/** Shows the next hint; where none is left, nothing changes. */
export function hinting(
  { store, clock }: AttemptDeps,
  goes: Goes,
  stateOf: StateOf,
  gate: Gate,
): Attempts['showHint'] {
  return async (learner, chapter, question) => {
    const go = await goes.current(learner, chapter, question);
    await gate.pass('hint', { learner, chapter, question: go.question }, async () => {
      const shown = new Set((await store.hints.shown(go.id)).map(({ hint }) => hint));
      const next = go.question.hints.findIndex((_hint, index) => !shown.has(index));
      if (next >= 0) await store.hints.show(go.id, next, clock());
    });
    return stateOf(go);
  };
}

/** Begins the next try; all that was done before stays, and its best grade counts. */
export function startingOver(goes: Goes, stateOf: StateOf, gate: Gate): Attempts['startOver'] {
  return async (learner, chapter, question) => {
    const go = await goes.current(learner, chapter, question);
    const before = { learner, chapter, question: go.question };
    return stateOf(await gate.pass('start-over', before, () => goes.next(learner, go)));
  };
}
