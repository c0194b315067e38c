import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { QuestionState } from '../../attempts/attempts.ts';
import { message } from '../../i18n/text.ts';
import { parseResponse, readForm } from '../../questions/any.ts';
import { WebError } from '../errors.ts';
import { barAt, type Place, type PlaceParams, placeOf, stateAt } from '../places/place.ts';
import { toWebError } from '../plugins/errors.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { teaches } from '../rights.ts';
import { contestAt } from './contest-model.ts';
import { readFields, revisionOf, submissionOf } from './form.ts';
import { questionIn } from './paths.ts';
import { type Asked, type Asking, questionModel } from './question-model.ts';

interface Route {
  Params: PlaceParams;
}

type Request = FastifyRequest<Route>;

interface Found {
  readonly place: Place;
  readonly state: QuestionState;
  readonly asked: Asked;
}

function sharesOf(fields: ReturnType<typeof readFields>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, number][] =>
      name.startsWith('share-') ? [[name.slice('share-'.length), Number(value)]] : [],
    ),
  );
}

/** Where the pages of questions are: in a chapter by itself, and in an assessment. */
export interface QuestionPageOptions {
  readonly under: '/chapters/:chapter' | '/assessments/:assessment';
}

/** A question's page, and what its forms do: answer, keep a draft, show a hint, settle an essay, start over. */
export const questionPage = fp<QuestionPageOptions>(
  (app, { under }, done) => {
    const { clock } = app.services;
    const config = { right: 'learn' } as const;
    const address = `${under}/questions/:question` as const;

    const look = async (request: Request) => {
      const place = await placeOf(app, request);
      const state = await stateAt(place);
      const asked = state.question;
      return { place, state, asked: asked.kind === 'task' ? null : asked };
    };
    const show = async (
      request: Request,
      reply: FastifyReply,
      { place, state, asked }: Found,
      more: Pick<Asking, 'typed' | 'problem'> = {},
    ) => {
      const settles = place.seat === null && teaches(visitorOf(request));
      const { around } = place;
      const bar = await barAt(app, place);
      const asking = { around, bar, language: request.language, now: clock(), settles, ...more };
      const contest = await contestAt(request, place, state.responses[0]);
      return reply.page('pages/question', { ...questionModel(state, asked, asking), contest });
    };
    const found = async (request: Request): Promise<Found> => {
      const { place, state, asked } = await look(request);
      if (asked) return { place, state, asked };
      throw new WebError(404, 'not-found', message('http.not-found'));
    };
    const backTo = ({ around, question }: Place, reply: FastifyReply, anchor = '') =>
      reply.redirect(`${questionIn(around.href, question)}${anchor}`, 303);

    app.get<Route>(address, { config }, async (request, reply) => {
      const { place, state, asked } = await look(request);
      if (asked) return show(request, reply, { place, state, asked });
      return backTo(place, reply);
    });

    // A page that answers a form stands at the form's address: to open it there again is to go back to the question.
    const forms = ['responses', 'drafts', 'hints', 'restart'];
    for (const form of under === '/chapters/:chapter' ? [...forms, 'settle'] : forms) {
      app.get<Route>(`${address}/${form}`, { config }, async (request, reply) =>
        backTo(await placeOf(app, request), reply),
      );
    }

    app.post<Route>(`${address}/responses`, { config }, async (request, reply) => {
      const here = await found(request);
      const { place, asked } = here;
      const typed = readFields(request.body);
      const parsed = parseResponse(asked, readForm(asked, typed));
      if (!parsed.ok) {
        reply.code(422);
        return show(request, reply, here, { typed, problem: parsed.problem });
      }
      try {
        await place.attempts.respond(place.learner, place.chapter.id, asked.id, {
          response: parsed.response,
          submission: submissionOf(typed),
          language: request.language,
        });
      } catch (error) {
        const problem = toWebError(error);
        if (problem.statusCode >= 500) request.log.error({ err: error }, 'answer not kept');
        reply.code(problem.statusCode);
        return show(request, reply, here, { typed, problem: problem.text });
      }
      return backTo(place, reply, place.around.shown === 'nothing' ? '' : '#verdict');
    });

    app.post<Route>(`${address}/drafts`, { config }, async (request, reply) => {
      const place = await placeOf(app, request);
      const typed = readFields(request.body);
      const { submission: _submission, revision: _revision, ...fields } = typed;
      const { attempts, learner, chapter, question } = place;
      const { outcome } = await attempts.saveDraft(learner, chapter.id, question.id, {
        fields,
        baseRevision: revisionOf(typed),
        tab: 'form',
      });
      if (outcome === 'conflict') {
        reply.code(409);
        const problem = message('web.conflict-form');
        return show(request, reply, await found(request), { typed, problem });
      }
      return backTo(place, reply);
    });

    app.post<Route>(`${address}/hints`, { config }, async (request, reply) => {
      const place = await placeOf(app, request);
      await place.attempts.showHint(place.learner, place.chapter.id, place.question.id);
      return backTo(place, reply, '#hints');
    });

    app.post<Route>(`${address}/restart`, { config }, async (request, reply) => {
      const place = await placeOf(app, request);
      await place.attempts.startOver(place.learner, place.chapter.id, place.question.id);
      return backTo(place, reply);
    });

    if (under === '/chapters/:chapter') {
      // Nobody but a teacher awards points: in solo mode that is the learner.
      const teaching = { right: 'teach' } as const;
      app.post<Route>(`${address}/settle`, { config: teaching }, async (request, reply) => {
        const place = await placeOf(app, request);
        const fields = readFields(request.body);
        await place.attempts.settle(place.learner, place.chapter.id, place.question.id, {
          response: typeof fields.response === 'string' ? fields.response : '',
          shares: sharesOf(fields),
          reason: null,
        });
        return backTo(place, reply, '#verdict');
      });
    }
    done();
  },
  { name: 'question-page' },
);
