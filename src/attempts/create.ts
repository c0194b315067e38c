import { answeringDrafts } from './answer-draft.ts';
import type { Attempts } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { drafting } from './drafts.ts';
import { assessmentFrame, chapterFrame, type Frame } from './frame.ts';
import { assessmentGate, type Gate, openGate } from './gate.ts';
import { createGoes } from './goes.ts';
import { hearing } from './hear.ts';
import { showingEvidence } from './own-response.ts';
import { progressing } from './progress.ts';
import { glancing, keeping, responding } from './respond.ts';
import { settling } from './settle.ts';
import { hinting, showing, startingOver, stateGathering } from './state.ts';
import { keepingVersions } from './versions.ts';

function attemptsIn(deps: AttemptDeps, frame: Frame, gate: Gate): Attempts {
  const goes = createGoes(deps, frame);
  const stateOf = stateGathering(deps);
  const keep = keeping(deps, keepingVersions(deps));
  return {
    progress: progressing(deps, goes, frame),
    state: showing(goes, stateOf),
    saveDraft: drafting(deps, goes, gate),
    respond: responding(deps, goes, keep, gate),
    glance: glancing(deps, goes),
    hear: hearing(deps, goes),
    keep: (glance, given) => {
      const { learner, chapter, question } = glance.go;
      const before = { learner, chapter: chapter.id, question };
      return gate.pass('answer', before, () => keep(glance, given));
    },
    answerDraft: answeringDrafts(deps, goes, keep),
    showHint: hinting(deps, goes, stateOf, gate),
    settle: settling(deps, goes),
    startOver: startingOver(goes, stateOf, gate),
    evidence: showingEvidence(deps),
  };
}

/** Attempts by the assessment they are made in; with the empty text, those at chapters by themselves. */
export type AttemptsIn = (assessment: string) => Attempts;

/** The life of attempts, kept in this store and graded with this content on this engine. */
export function createAttempts(deps: AttemptDeps): AttemptsIn {
  const { store, clock } = deps;
  const byAssessment = new Map<string, Attempts>([
    ['', attemptsIn(deps, chapterFrame(store), openGate)],
  ]);
  return (assessment) => {
    const known = byAssessment.get(assessment);
    if (known) return known;
    const gate = assessmentGate(store, clock, assessment);
    const made = attemptsIn(deps, assessmentFrame(store, assessment), gate);
    byAssessment.set(assessment, made);
    return made;
  };
}
