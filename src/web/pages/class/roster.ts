import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { PlannedRow } from '../../../classroom/roster/plan.ts';
import {
  applyRoster,
  previewRoster,
  type RosterPreview,
} from '../../../classroom/roster/roster.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render } from '../../../i18n/text.ts';
import { lineOf } from '../remark.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf } from './forms.ts';
import { readUpload, rosterLimit, Upload } from './upload.ts';

function changesIn(row: PlannedRow): readonly string[] {
  return row.kind === 'change' ? Object.keys(row.changes) : [];
}

function lineIn(planned: PlannedRow, language: Language) {
  const { row, kind } = planned;
  return {
    line: row.line,
    kind,
    name: row.name,
    login: row.login ?? row.email ?? '',
    externalId: row.externalId ?? '',
    section: row.section ?? '',
    changes: changesIn(planned),
    problems:
      kind === 'problem' ? planned.problems.map((problem) => lineOf(problem, language)) : [],
  };
}

/** What a pasted or uploaded roster would change, and its doing: nothing is changed before it was seen. */
export const rosterPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const config = { right: 'manage' } as const;
  const form = { config, bodyLimit: rosterLimit };

  app.addContentTypeParser<Buffer>(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: rosterLimit },
    async (request: FastifyRequest, body: Buffer) =>
      readUpload(body, request.headers['content-type'] ?? ''),
  );

  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    { text, guessed }: Upload,
    { file, plan, fingerprint }: RosterPreview,
    moved: boolean,
  ) => {
    const { language } = request;
    const count = (kind: PlannedRow['kind']) => plan.filter((one) => one.kind === kind).length;
    const title = render(message('web.roster-preview'), language);
    const lines = plan.map((planned) => lineIn(planned, language));
    return reply.page('pages/class/roster', {
      title,
      trail: [
        { text: render(message('web.people'), language), href: '/people' },
        { text: title, href: null },
      ],
      text,
      guessed,
      moved,
      fingerprint,
      source: file.source,
      problem: file.problem && lineOf(file.problem, language),
      counts: {
        add: count('add'),
        change: count('change'),
        same: count('same'),
        problem: count('problem'),
      },
      problems: lines.filter((one) => one.kind === 'problem'),
      lines: lines.filter((one) => one.kind !== 'problem'),
    });
  };

  for (const address of ['/people/roster', '/people/roster/apply']) {
    app.get(address, { config }, async (_request, reply) => reply.redirect('/people', 303));
  }

  app.post('/people/roster', form, async (request, reply) => {
    const { body } = request;
    const upload = body instanceof Upload ? body : new Upload(formOf(request)('roster'), false);
    const preview = await previewRoster(store, upload.text);
    if (preview.file.problem) reply.code(422);
    return show(request, reply, upload, preview, false);
  });

  app.post('/people/roster/apply', form, async (request, reply) => {
    const typed = formOf(request);
    const text = typed('roster');
    const preview = await applyRoster(store, text, typed('fingerprint'), clock());
    if (preview.fingerprint === typed('fingerprint')) return reply.redirect('/people', 303);
    reply.code(409);
    return show(request, reply, new Upload(text, false), preview, true);
  });
};
