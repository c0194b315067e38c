import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { RosterError, readRoster, writeRoster } from '../../gradebook/canvas/roster.ts';
import {
  type ExportedFile,
  type ExportFormat,
  exportScores,
  isAssignmentId,
} from '../../gradebook/export.ts';
import type { ScoreTable } from '../../gradebook/table.ts';
import type { Language } from '../../i18n/language.ts';
import { message, type Text } from '../../i18n/text.ts';
import { WebError } from '../errors.ts';
import { sendFile } from '../send-file.ts';
import { readFields } from './form.ts';

/** What is made into a file, as its page shows it. */
export interface Exported {
  readonly title: string;
  readonly trail: readonly { readonly text: string; readonly href: string | null }[];
  /** The address of the page. */
  readonly action: string;
  /** The title that the column of totals has unless told. */
  readonly ownTitle: string;
  readonly formats: readonly ExportFormat[];
  /** The sections of the class to choose from; none where there are none. */
  readonly sections: readonly string[];
  /** Another such page that may be what is looked for; null: none. */
  readonly other: { readonly text: string; readonly href: string } | null;
  /** The scores of a section, or of everybody. */
  table(section: string | null): Promise<ScoreTable>;
}

/** The named parts of an address. */
type Params = Readonly<Record<string, string>>;

/** The formats in the order in which they are offered. */
export const offeredFormats: readonly ExportFormat[] = ['canvas', 'moodle', 'xlsx', 'csv', 'json'];

const formFields = z.object({
  format: z.enum(offeredFormats),
  title: z.string().max(200).default(''),
  assignment: z.string().max(200).default(''),
  roster: z.string().default(''),
  section: z.string().max(200).default(''),
});

type Form = z.infer<typeof formFields>;

/** Canvas's export of a large course, with all its columns, is longer than any answer; in bytes. */
const longestRoster = 8 * 1024 * 1024;

/** What a form asks for: the file, or why it cannot be made; with what stands in the form afterwards. */
type Made =
  | { readonly form: Form; readonly file: ExportedFile }
  | { readonly form: Form; readonly problem: Text };

async function make(form: Form, exported: Exported, language: Language): Promise<Made> {
  const { format, roster, section } = form;
  const [title, assignment] = [form.title.trim(), form.assignment.trim()];
  const forCanvas = format === 'canvas';
  if (!exported.formats.includes(format)) {
    return { form, problem: message('gradebook.everything-totals') };
  }
  if (forCanvas && assignment !== '' && !isAssignmentId(assignment)) {
    return { form, problem: message('gradebook.bad-assignment', { found: assignment }) };
  }
  try {
    const students = forCanvas && roster.trim() !== '' ? readRoster(roster) : null;
    const file = await exportScores(await exported.table(section || null), format, {
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

function show(reply: FastifyReply, exported: Exported, made: Made | { readonly form: Form }) {
  const file = 'file' in made ? made.file : null;
  return reply.page('pages/export', {
    title: exported.title,
    trail: exported.trail,
    width: 'column',
    action: exported.action,
    formats: exported.formats,
    sections: exported.sections,
    other: exported.other,
    form: made.form,
    ownTitle: exported.ownTitle,
    problem: 'problem' in made ? made.problem : null,
    ready: file && { name: file.fileName, rows: file.rows, warnings: file.warnings },
  });
}

/**
 * The forms where a teacher makes a file of scores: choose what for, see what to know of it, download it. `find` says of
 * what, from a request to one of the addresses.
 */
export function exportForms(
  app: FastifyInstance,
  path: string,
  find: (params: Params, language: Language) => Promise<Exported>,
): void {
  const right = { config: { right: 'teach' } } as const;
  const sent = { ...right, bodyLimit: longestRoster };
  const exportedFor = ({ params, language }: { params: Params; language: Language }) =>
    find(params, language);

  app.get<{ Params: Params }>(path, right, async (request, reply) => {
    const exported = await exportedFor(request);
    const [format = 'csv'] = exported.formats;
    const form = { format, title: '', assignment: '', roster: '', section: '' };
    return show(reply, exported, { form });
  });
  app.post<{ Params: Params }>(path, sent, async (request, reply) => {
    const exported = await exportedFor(request);
    return show(reply, exported, await make(readForm(request.body), exported, request.language));
  });
  app.get<{ Params: Params }>(`${path}/file`, right, async (request, reply) =>
    reply.redirect((await exportedFor(request)).action, 303),
  );
  app.post<{ Params: Params }>(`${path}/file`, sent, async (request, reply) => {
    const exported = await exportedFor(request);
    const outcome = await make(readForm(request.body), exported, request.language);
    if ('file' in outcome) return sendFile(reply, outcome.file);
    return show(reply.code(422), exported, outcome);
  });
}
