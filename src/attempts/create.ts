import type { Attempts } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { drafting } from './drafts.ts';
import { createGoes } from './goes.ts';
import { hearing } from './hear.ts';
import { showingEvidence } from './own-response.ts';
import { progressing } from './progress.ts';
import { glancing, keeping, responding } from './respond.ts';
import { settling } from './settle.ts';
import { hinting, showing, startingOver, stateGathering } from './state.ts';
import { keepingVersions } from './versions.ts';

/** The life of attempts, kept in this store and graded with this content on this engine. */
export function createAttempts(deps: AttemptDeps): Attempts {
  const goes = createGoes(deps);
  const stateOf = stateGathering(deps);
  const keep = keeping(deps, keepingVersions(deps));
  return {
    progress: progressing(deps, goes),
    state: showing(goes, stateOf),
    saveDraft: drafting(deps, goes),
    respond: responding(deps, goes, keep),
    glance: glancing(deps, goes),
    hear: hearing(deps, goes),
    keep,
    showHint: hinting(deps, goes, stateOf),
    settle: settling(deps, goes),
    startOver: startingOver(goes, stateOf),
    evidence: showingEvidence(deps),
  };
}
