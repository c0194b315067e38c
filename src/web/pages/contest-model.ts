import type { FastifyRequest } from 'fastify';
import type { RecordedResponse } from '../../attempts/attempts.ts';
import { isContestable } from '../../attempts/review/contests.ts';
import type { Language } from '../../i18n/language.ts';
import type { Store } from '../../store/store.ts';
import type { Place } from '../places/place.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { teaches } from '../rights.ts';
import { shownTime } from './times.ts';

/** What `views/partials/contest.ejs` shows below a verdict. */
export interface ContestModel {
  /** The id of the response. */
  readonly response: string;
  /** Whether its grade can be contested now. */
  readonly may: boolean;
  /** The contest that awaits an answer. */
  readonly open: { readonly reason: string; readonly at: string } | null;
  /** Those that were answered, the oldest first. */
  readonly answered: readonly {
    readonly reason: string;
    readonly outcome: 'changed' | 'kept';
    readonly answer: string;
    readonly at: string;
  }[];
}

/** What a student may know of contests of a response of theirs, whose grade they may see. */
async function contestOf(
  store: Store,
  response: RecordedResponse,
  reader: { readonly language: Language; readonly now: number },
): Promise<ContestModel> {
  const contests = await store.contests.ofResponse(response.id);
  const time = (at: number) => shownTime(at, reader.now, reader.language);
  const open = contests.find(({ answered }) => answered === null);
  return {
    response: response.id,
    may: open === undefined && isContestable(response.grades[0].state),
    open: open ? { reason: open.reason, at: time(open.madeAt) } : null,
    answered: contests.flatMap(({ reason, answered }) =>
      answered === null
        ? []
        : [
            {
              reason,
              outcome: answered.outcome,
              answer: answered.answer,
              at: time(answered.answeredAt),
            },
          ],
    ),
  };
}

/**
 * The contests of the newest response at a place, as its page shows them (`it.contest`); null where nobody reviews, where
 * nothing was answered, and where nothing of the grade may be seen now.
 */
export async function contestAt(
  request: FastifyRequest,
  { around }: Place,
  latest: RecordedResponse | undefined,
): Promise<ContestModel | null> {
  const { config, store, clock } = request.server.services;
  if (config.mode === 'solo' || teaches(visitorOf(request))) return null;
  if (latest === undefined || around.shown === 'nothing') return null;
  return contestOf(store, latest, { language: request.language, now: clock() });
}
