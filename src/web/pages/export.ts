import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { z } from 'zod';
import { findChapter } from '../../attempts/find.ts';
import type { Chapter } from '../../authoring/content.ts';
import { RosterError, readRoster, writeRoster } from '../../gradebook/canvas/roster.ts';
import {
  type ExportedFile,
  type ExportFormat,
  exportScores,
  isAssignmentId,
} from '../../gradebook/export.ts';
import { chapterScores } from '../../gradebook/scores.ts';
import type { Language } from '../../i18n/language.ts';
import { message, render, type Text } from '../../i18n/text.ts';
import type { Store } from '../../store/store.ts';
import { WebError } from '../errors.ts';
import { sendFile } from '../send-file.ts';
import { readFields } from './form.ts';
import { exportPath } from './paths.ts';

const formats: readonly ExportFormat[] = ['canvas', 'moodle', 'xlsx', 'csv', 'json'];

const formFields = z.object({
  format: z.enum(formats),
  title: z.string().max(200).default(''),
  assignment: z.string().max(200).default(''),
  roster: z.string().default(''),
});

type Form = z.infer<typeof formFields>;

/** Canvas's export of a large course, with all its columns, is longer than any answer; in bytes. */
const longestRoster = 8 * 1024 * 1024;

/** What a form asks for: the file, or why it cannot be made; with what stands in the form afterwards. */
type Made =
  | { readonly form: Form; readonly file: ExportedFile }
  | { readonly form: Form; readonly problem: Text };

async function make(form: Form, chapter: Chapter, store: Store, language: Language): Promise<Made> {
  const { format, roster } = form;
  const [title, assignment] = [form.title.trim(), form.assignment.trim()];
  const forCanvas = format === 'canvas';
  if (forCanvas && assignment !== '' && !isAssignmentId(assignment)) {
    return { form, problem: message('gradebook.bad-assignment', { found: assignment }) };
  }
  try {
    const students = forCanvas && roster.trim() !== '' ? readRoster(roster) : null;
    const file = await exportScores(await chapterScores(store, chapter), format, {
      language,
      title,
      assignmentId: assignment === '' ? null : assignment,
      students,
    });
    return { form: students ? { ...form, roster: writeRoster(students) } : form, file };
  } catch (error) {
    if (!(error instanceof RosterError)) throw error;
    return { form, problem: error.text };
  }
}

function readForm(body: unknown): Form {
  const parsed = formFields.safeParse(readFields(body));
  if (parsed.success) return parsed.data;
  throw new WebError(400, 'bad-request', message('http.bad-request'), { cause: parsed.error });
}

function show(reply: FastifyReply, chapter: Chapter, made: Made | { readonly form: Form }) {
  const { language } = reply.request;
  const file = 'file' in made ? made.file : null;
  const scores = { text: render(message('web.scores'), language) };
  const title = render(message('web.export-of', { title: chapter.title[language] }), language);
  return reply.page('pages/export', {
    title,
    trail: [
      { ...scores, href: `/teacher?chapter=${chapter.id}` },
      { text: render(message('web.export-more'), language), href: null },
    ],
    width: 'column',
    action: exportPath(chapter.id),
    formats,
    form: made.form,
    ownTitle: chapter.title[language],
    problem: 'problem' in made ? made.problem : null,
    ready: file && { name: file.fileName, rows: file.rows, warnings: file.warnings },
  });
}

/** Where a teacher makes a file of a chapter's scores: choose what for, see what to know of it, download it. */
export const exportPage = fp(
  (app, _options, done) => {
    const { content, store } = app.services;
    type Asked = FastifyRequest<{ Params: { chapter: string } }>;
    const chapterOf = async ({ params }: Asked) =>
      findChapter(await content.current(), params.chapter);
    const made = async (request: Asked, chapter: Chapter) =>
      make(readForm(request.body), chapter, store, request.language);
    const right = { config: { right: 'teach' } } as const;

    app.get<{ Params: { chapter: string } }>(
      '/teacher/export/:chapter',
      right,
      async (request, reply) =>
        show(reply, await chapterOf(request), {
          form: { format: 'canvas', title: '', assignment: '', roster: '' },
        }),
    );
    app.post<{ Params: { chapter: string } }>(
      '/teacher/export/:chapter',
      { ...right, bodyLimit: longestRoster },
      async (request, reply) => {
        const chapter = await chapterOf(request);
        return show(reply, chapter, await made(request, chapter));
      },
    );
    app.post<{ Params: { chapter: string } }>(
      '/teacher/export/:chapter/file',
      { ...right, bodyLimit: longestRoster },
      async (request, reply) => {
        const chapter = await chapterOf(request);
        const outcome = await made(request, chapter);
        if ('file' in outcome) return sendFile(reply, outcome.file);
        return show(reply.code(422), chapter, outcome);
      },
    );
    done();
  },
  { name: 'export-page' },
);
