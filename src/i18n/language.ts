import { z } from 'zod';

/** The languages every text of Plimsoll is written in; the first is the fallback. */
export const languages = ['en', 'zh-CN'] as const;

export type Language = (typeof languages)[number];

/** A text by an author, written out in every language. */
export type Localised = Readonly<Record<Language, string>>;

/** The shape of a localised text in a content file: every language, none empty. */
export const localised = z.strictObject({
  en: z.string().trim().min(1),
  'zh-CN': z.string().trim().min(1),
});
