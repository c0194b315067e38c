import type { Attempts } from '../attempts/attempts.ts';
import { AttemptError } from '../attempts/errors.ts';
import type { Glance } from '../attempts/glance.ts';
import type { Language } from '../i18n/language.ts';
import { verdictKey } from './verdict.ts';

/** Whose work on which task. */
export interface TaskKey {
  readonly learner: string;
  /** The assessment it is done in; empty outside of any. */
  readonly assessment: string;
  readonly chapter: string;
  readonly task: string;
}

/** A verdict that is no better than what is recorded is recorded when it has stood for this long, in milliseconds. */
export const calmMs = 1_000;

/** What is recorded of a try, as far as it decides whether more is. */
interface Recorded {
  readonly go: string;
  /** The newest verdict; null where there is none. */
  readonly key: string | null;
  readonly most: number;
}

/** Records the verdicts of one open task: each once, and none that is only passing by. */
export interface Recorder {
  /**
   * Offers what was seen, `isSettled` where its containers may be taken at their word. Gives whether it was recorded,
   * and, where it is to be offered again, in how many milliseconds.
   */
  offer(
    glance: Glance,
    isSettled: boolean,
  ): Promise<{ readonly recorded: boolean; readonly again: number | null }>;
}

/** A recorder; `now` is in milliseconds from any beginning. */
export function createRecorder(
  attempts: Attempts,
  { learner, chapter, task }: TaskKey,
  language: Language,
  now: () => number,
): Recorder {
  let key = '';
  let since = 0;
  let known: Recorded | null = null;

  const recorded = async (go: string): Promise<Recorded> => {
    const { questionAttempt, responses } = await attempts.state(learner, chapter, task);
    const grades = responses.map((response) => response.grades[0]);
    const [newest] = grades;
    return {
      go: questionAttempt,
      key: newest && questionAttempt === go ? verdictKey(newest) : null,
      most: Math.max(0, ...grades.map((grade) => grade.points)),
    };
  };

  return {
    async offer(glance, isSettled) {
      const { grade, go } = glance;
      const offered = verdictKey(grade);
      if (offered !== key) {
        key = offered;
        since = now();
      }
      const no = { recorded: false, again: null };
      if (grade.state === 'unknown') return no;
      if (known?.go === go.id && known.key === offered) return no;
      known = await recorded(go.id);
      if (known.go !== go.id || known.key === offered) return no;
      if (known.key === null && grade.points === 0) return no;
      if (!isSettled) return no;
      const calmFor = now() - since;
      if (grade.points <= known.most && calmFor < calmMs)
        return { recorded: false, again: calmMs - calmFor };
      try {
        await attempts.keep(glance, { submission: null, language });
      } catch (error) {
        // It was handed in meanwhile: what is seen from then on belongs to nobody's record.
        if (error instanceof AttemptError && error.code === 'not-now') return no;
        throw error;
      }
      known = { go: go.id, key: offered, most: Math.max(known.most, grade.points) };
      return { recorded: true, again: null };
    },
  };
}
