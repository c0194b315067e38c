import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { QuestionState } from '../../attempts/attempts.ts';
import { message } from '../../i18n/text.ts';
import { parseResponse, readForm } from '../../questions/any.ts';
import { WebError } from '../errors.ts';
import { toWebError } from '../plugins/errors.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { teaches } from '../rights.ts';
import { readFields, revisionOf, submissionOf } from './form.ts';
import { questionPath } from './paths.ts';
import { type Asked, type Asking, questionModel } from './question-model.ts';

interface Route {
  Params: { chapter: string; question: string };
}

const address = '/chapters/:chapter/questions/:question';

function sharesOf(fields: ReturnType<typeof readFields>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, number][] =>
      name.startsWith('share-') ? [[name.slice('share-'.length), Number(value)]] : [],
    ),
  );
}

/** A question's page, and what its forms do: answer, keep a draft, show a hint, settle an essay, start over. */
export const questionPage = fp(
  (app, _options, done) => {
    const { attempts, clock } = app.services;
    const config = { right: 'learn' } as const;

    const look = async (request: FastifyRequest<Route>) => {
      const { chapter, question } = request.params;
      const state = await attempts.state(visitorOf(request).learner, chapter, question);
      const asked = state.question;
      return { state, asked: asked.kind === 'task' ? null : asked };
    };
    const show = (
      request: FastifyRequest<Route>,
      reply: FastifyReply,
      found: { readonly state: QuestionState; readonly asked: Asked },
      more: Pick<Asking, 'typed' | 'problem'> = {},
    ) => {
      const settles = teaches(visitorOf(request));
      const asking = { language: request.language, now: clock(), settles, ...more };
      return reply.page('pages/question', questionModel(found.state, found.asked, asking));
    };
    const asked = async (request: FastifyRequest<Route>) => {
      const found = await look(request);
      if (found.asked) return { state: found.state, asked: found.asked };
      throw new WebError(404, 'not-found', message('http.not-found'));
    };
    const backTo = (request: FastifyRequest<Route>, reply: FastifyReply, anchor = '') => {
      const { chapter, question } = request.params;
      const path = `/chapters/${encodeURIComponent(chapter)}/questions/${encodeURIComponent(question)}`;
      return reply.redirect(`${path}${anchor}`, 303);
    };

    app.get<Route>(address, { config }, async (request, reply) => {
      const { state, asked } = await look(request);
      if (asked) return show(request, reply, { state, asked });
      return reply.redirect(questionPath(state.chapter.id, state.question), 303);
    });

    // A page that answers a form stands at the form's address: to open it there again is to go back to the question.
    for (const form of ['responses', 'drafts', 'hints', 'settle', 'restart']) {
      app.get<Route>(`${address}/${form}`, { config }, async (request, reply) =>
        backTo(request, reply),
      );
    }

    app.post<Route>(`${address}/responses`, { config }, async (request, reply) => {
      const found = await asked(request);
      const typed = readFields(request.body);
      const { chapter, question } = request.params;
      const parsed = parseResponse(found.asked, readForm(found.asked, typed));
      if (!parsed.ok) {
        reply.code(422);
        return show(request, reply, found, { typed, problem: parsed.problem });
      }
      try {
        await attempts.respond(visitorOf(request).learner, chapter, question, {
          response: parsed.response,
          submission: submissionOf(typed),
          language: request.language,
        });
      } catch (error) {
        const problem = toWebError(error);
        if (problem.statusCode >= 500) request.log.error({ err: error }, 'answer not kept');
        reply.code(problem.statusCode);
        return show(request, reply, found, { typed, problem: problem.text });
      }
      return backTo(request, reply, '#verdict');
    });

    app.post<Route>(`${address}/drafts`, { config }, async (request, reply) => {
      const typed = readFields(request.body);
      const { submission: _submission, revision: _revision, ...fields } = typed;
      const { chapter, question } = request.params;
      const { outcome } = await attempts.saveDraft(visitorOf(request).learner, chapter, question, {
        fields,
        baseRevision: revisionOf(typed),
        tab: 'form',
      });
      if (outcome === 'conflict') {
        reply.code(409);
        const problem = message('web.conflict-form');
        return show(request, reply, await asked(request), { typed, problem });
      }
      return backTo(request, reply);
    });

    app.post<Route>(`${address}/hints`, { config }, async (request, reply) => {
      const { chapter, question } = request.params;
      await attempts.showHint(visitorOf(request).learner, chapter, question);
      return backTo(request, reply, '#hints');
    });

    // Nobody but a teacher awards points: in solo mode that is the learner.
    app.post<Route>(`${address}/settle`, { config: { right: 'teach' } }, async (request, reply) => {
      const { chapter, question } = request.params;
      const fields = readFields(request.body);
      await attempts.settle(visitorOf(request).learner, chapter, question, {
        response: typeof fields.response === 'string' ? fields.response : '',
        shares: sharesOf(fields),
        reason: null,
      });
      return backTo(request, reply, '#verdict');
    });

    app.post<Route>(`${address}/restart`, { config }, async (request, reply) => {
      const { chapter, question } = request.params;
      await attempts.startOver(visitorOf(request).learner, chapter, question);
      return backTo(request, reply);
    });
    done();
  },
  { name: 'question-page' },
);
