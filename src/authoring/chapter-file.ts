import { z } from 'zod';
import { localised } from '../i18n/language.ts';
import { id } from '../questions/base.ts';

/** The name of the file that makes a folder a chapter. */
export const chapterFileName = 'chapter.yaml';

const parameterName = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, 'a lower-case word, with hyphens or underscores');

/** The shape of chapter.yaml. */
export const chapterFile = z.strictObject({
  id: id.describe('The name of the folder. Keep it for ever: scores refer to it.'),
  title: localised.describe('A few words, in every language.'),
  summary: localised.describe('What the chapter is about, in Markdown.'),
  source: localised.optional().describe('What it is made after, in Markdown.'),
  parameters: z
    .record(parameterName, z.array(z.string().trim().min(1).max(200)).min(1).max(100))
    .default({})
    .describe(
      'Values that questions name as {{name}}. Each attempt draws one of the list; solo mode takes the first.',
    ),
  images: z
    .array(z.string().trim().min(1).max(500))
    .max(100)
    .default([])
    .describe('The images that the tasks need, such as `redis:alpine`.'),
  questions: z
    .array(id)
    .min(1)
    .max(1000)
    .describe('The questions in their order, by id: `named-volume` is named-volume.yaml.'),
});

export type ChapterFile = z.infer<typeof chapterFile>;
