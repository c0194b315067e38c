import { z } from 'zod';
import type { Draft as StoredDraft } from '../store/drafts.ts';
import type { Attempts, Draft } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import type { Gate } from './gate.ts';
import type { Go, Goes } from './goes.ts';
import { plain } from './json.ts';

const fieldsShape = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** More than anybody saves in one go. */
const revisionsOfGo = 1_000_000_000;

/** What the revisions of a go are above: no tab that was left behind in an earlier go can name one of this go's. */
function revisionBefore(go: Go): number {
  return (go.number - 1) * revisionsOfGo;
}

/** A draft of this go as the store kept it. */
export function draftFromStored(stored: StoredDraft, go: Go): Draft {
  return {
    revision: revisionBefore(go) + stored.revision,
    fields: fieldsShape.parse(stored.draft),
    savedAt: stored.savedAt,
    tab: stored.tab,
  };
}

/** Keeps what is being typed, and never lets a tab overwrite what it has not seen. */
export function drafting(
  { store, clock }: AttemptDeps,
  goes: Goes,
  gate: Gate,
): Attempts['saveDraft'] {
  return async (learner, chapter, question, { fields, baseRevision, tab }) => {
    const go = await goes.current(learner, chapter, question);
    const outcome = await gate.pass('draft', { learner, chapter, question: go.question }, () =>
      store.drafts.save({
        questionAttemptId: go.id,
        draft: plain(fields),
        baseRevision: Math.max(0, baseRevision - revisionBefore(go)),
        tab,
        savedAt: clock(),
      }),
    );
    if (outcome.outcome === 'conflict') {
      return { outcome: 'conflict', current: draftFromStored(outcome.current, go) };
    }
    const { savedAt } = outcome;
    const revision = revisionBefore(go) + outcome.revision;
    return { outcome: 'saved', draft: { revision, fields, savedAt, tab } };
  };
}
