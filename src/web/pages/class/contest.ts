import type { FastifyPluginAsync } from 'fastify';
import { contest, ownSubject } from '../../../attempts/review/contests.ts';
import type { Subject } from '../../../attempts/review/subject.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { answeredPath } from './answered-path.ts';
import { formOf } from './forms.ts';

interface Route {
  Params: { response: string };
}

/** A student's disagreement with a grade: sent from the page of its question, which it leads back to. */
export const contestForm: FastifyPluginAsync = async (app) => {
  const config = { right: 'learn' } as const;
  const address = '/responses/:response/contest';
  const pathOf = (subject: Subject) => `${answeredPath(subject)}#contest`;

  app.get<Route>(address, { config }, async (request, reply) => {
    const { learner } = visitorOf(request);
    const subject = await ownSubject(app.services, learner, request.params.response);
    return reply.redirect(pathOf(subject), 303);
  });

  app.post<Route>(address, { config }, async (request, reply) => {
    const { learner } = visitorOf(request);
    const subject = await ownSubject(app.services, learner, request.params.response);
    await contest(app.services, subject, formOf(request)('reason'));
    return reply.redirect(pathOf(subject), 303);
  });
};
