import { z } from 'zod';
import type { Draft as StoredDraft } from '../store/drafts.ts';
import type { Attempts, Draft } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import type { Goes } from './goes.ts';
import { plain } from './json.ts';

const fieldsShape = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A draft as the store kept it. */
export function draftFromStored(stored: StoredDraft): Draft {
  return {
    revision: stored.revision,
    fields: fieldsShape.parse(stored.draft),
    savedAt: stored.savedAt,
    tab: stored.tab,
  };
}

/** Keeps what is being typed, and never lets a tab overwrite what it has not seen. */
export function drafting({ store, clock }: AttemptDeps, goes: Goes): Attempts['saveDraft'] {
  return async (learner, chapter, question, { fields, baseRevision, tab }) => {
    const go = await goes.current(learner, chapter, question);
    const outcome = await store.drafts.save({
      questionAttemptId: go.id,
      draft: plain(fields),
      baseRevision,
      tab,
      savedAt: clock(),
    });
    if (outcome.outcome === 'conflict') {
      return { outcome: 'conflict', current: draftFromStored(outcome.current) };
    }
    const { revision, savedAt } = outcome;
    return { outcome: 'saved', draft: { revision, fields, savedAt, tab } };
  };
}
