import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { dataOf, ownDataOf } from '../../../classroom/own-data.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import type { ClassPageOptions } from './class-pages.ts';

/** A file to be saved; whose it is stands in its name as far as a file's name can hold it. */
function sendData(reply: FastifyReply, data: { readonly person: { readonly login: string } }) {
  const login = data.person.login.replace(/[^\w.@-]/g, '_');
  return reply
    .type('application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="plimsoll-${login}.json"`)
    .send(`${JSON.stringify(data, null, 2)}\n`);
}

/** All that is kept of one person, as a file: for themselves, and for a teacher. */
export const ownDataFiles: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;

  app.get('/account/data', { config: { right: 'learn' } }, async (request, reply) =>
    sendData(reply, await ownDataOf(store, visitorOf(request).learner, clock())),
  );

  app.get<{ Params: { person: string } }>(
    '/people/:person/data',
    { config: { right: 'manage' } },
    async (request, reply) => sendData(reply, await dataOf(store, request.params.person)),
  );
};
