import { asPut } from '../../src/attempts/as-put.ts';
import { toStored } from '../../src/attempts/stored-grade.ts';
import type { Content } from '../../src/authoring/content.ts';
import type { Assessment } from '../../src/classroom/assessments/assessment.ts';
import { seedText } from '../../src/classroom/assessments/seeds.ts';
import type { GradeState } from '../../src/questions/grade.ts';
import { newId } from '../../src/store/ids.ts';
import type { JsonValue } from '../../src/store/json.ts';
import type { StoredResponse } from '../../src/store/response-types.ts';
import type { Store } from '../../src/store/store.ts';

/** An answer that is put into an assessment as if it had been graded so: a share of the points from 0 to 1. */
export interface Given {
  readonly question: string;
  readonly share: number;
  readonly state?: GradeState;
  readonly response?: JsonValue;
  /** How many hints were seen before it. */
  readonly hints?: number;
  /** What was seen of the engine. */
  readonly evidence?: JsonValue;
  /** Ms since 1970; one minute after the start unless told. */
  readonly at?: number;
}

function stateOf(share: number): GradeState {
  if (share === 1) return 'correct';
  return share > 0 ? 'partly-correct' : 'incorrect';
}

/**
 * Puts a student's answers to an assessment of the sampler's questions into a database, in the order given, and starts it
 * for them where nobody did. Gives the responses.
 */
export async function answerIn(
  store: Store,
  { chapters }: Content,
  assessment: Assessment,
  learnerId: string,
  answers: readonly Given[],
): Promise<readonly StoredResponse[]> {
  const chapter = chapters.find(({ id }) => id === 'sampler');
  if (!chapter) throw new Error('There is no sampler.');
  const startedAt = Date.UTC(2026, 0, 5, 12);
  const started = await store.assessmentAttempts.start({
    id: newId(),
    assessmentId: assessment.id,
    learnerId,
    seed: 1,
    startedAt,
  });
  await store.contentVersions.keep({
    hash: chapter.version,
    chapter: chapter.id,
    body: {},
    loadedAt: startedAt,
  });
  const run = await store.attempts.findOrStart({
    learnerId,
    chapter: chapter.id,
    assessment: assessment.id,
    seed: seedText(assessment.settings, { assessment: assessment.seed, attempt: started.seed }),
    startedAt,
  });
  const kept: StoredResponse[] = [];
  for (const given of answers) {
    const written = chapter.questions.find(({ id }) => id === given.question);
    if (!written) throw new Error(`The sampler has no question ${given.question}.`);
    const go = await store.questionAttempts.findOrStart({
      attemptId: run.id,
      question: asPut(chapter, written, {}).id,
      parameters: {},
      startedAt,
    });
    const at = given.at ?? startedAt + 60_000;
    for (let hint = 0; hint < (given.hints ?? 0); hint++) await store.hints.show(go.id, hint, at);
    const points = given.share * 4;
    const grade = { points, max: 4, state: given.state ?? stateOf(given.share) };
    const { response } = await store.responses.record({
      questionAttemptId: go.id,
      submission: newId(),
      response: given.response ?? 'x',
      language: 'en',
      contentVersion: chapter.version,
      submittedAt: at,
      ...(given.evidence === undefined
        ? {}
        : { evidence: { observation: given.evidence, takenAt: at } }),
      grade: toStored(
        { ...grade, feedback: [], findings: [] },
        { at, grader: 'engine', reason: null },
      ),
    });
    kept.push(response);
  }
  return kept;
}
