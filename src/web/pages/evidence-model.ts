import type { Observation } from '../../checks/observation.ts';
import type { Language } from '../../i18n/language.ts';
import { seenThings } from './facts.ts';
import { rawEvidence } from './raw-evidence.ts';
import { shownTime } from './times.ts';

/** What the partial of evidence shows of an observation; `now` is in ms since 1970. */
export function evidenceModel(observation: Observation, language: Language, now: number) {
  return {
    takenAt: shownTime(Date.parse(observation.takenAt), now, language),
    engine: observation.engine?.version ?? 'none',
    things: seenThings(observation, language),
    raw: rawEvidence(observation),
  };
}
