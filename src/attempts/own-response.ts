import { message } from '../i18n/text.ts';
import type { StoredResponse } from '../store/response-types.ts';
import type { Store } from '../store/store.ts';
import type { Attempts } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import { AttemptError } from './errors.ts';
import { fromEvidence } from './evidence.ts';

/** A response of this learner; one of another's is not there for them. */
export async function ownResponse(
  store: Store,
  learner: string,
  id: string,
): Promise<StoredResponse> {
  const response = await store.responses.get(id);
  const go = response && (await store.questionAttempts.get(response.questionAttemptId));
  const attempt = go && (await store.attempts.get(go.attemptId));
  if (response && attempt?.learnerId === learner) return response;
  throw new AttemptError('unknown-response', message('attempts.unknown-response'));
}

/** What was seen of the engine when a response of this learner was graded. */
export function showingEvidence({ store }: AttemptDeps): Attempts['evidence'] {
  return async (learner, id) => {
    const response = await ownResponse(store, learner, id);
    const evidence = await store.responses.evidence(response.id);
    return evidence && fromEvidence(evidence.observation);
  };
}
