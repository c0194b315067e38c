import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import type { MessageKey } from '../../i18n/catalogues.ts';
import type { Language } from '../../i18n/language.ts';
import { message, render, type Text, type Values } from '../../i18n/text.ts';
import type { Assets } from '../assets.ts';
import { inlineHtml } from '../html.ts';
import { loadTemplates } from '../templates.ts';

declare module 'fastify' {
  interface FastifyReply {
    /**
     * Sends the page `views/<view>.ejs` within `views/layout.ejs`. A template finds its model in `it`, and besides:
     * `t(key, values)` or `t(text)` (plain text; escape it), `inline(key, values)` or `inline(text)` (escaped HTML,
     * backticks made `<code>`: the one to use with `<%-`), `language`, `theme`, `path` (of this page),
     * `asset(name)` (a script's or stylesheet's address), `part(name, model)` (another template filled in, as HTML).
     */
    page(view: string, model: Readonly<Record<string, unknown>>): Promise<string>;
  }
}

/** How templates are rendered. */
export interface PageOptions {
  readonly views: string;
  readonly assets: Assets;
  /** Templates are compiled once; otherwise at every request, for whoever edits them. */
  readonly cacheTemplates: boolean;
}

const longestMemory = 5000;
const known = new Map<string, string>();

/** A message with the same values reads the same every time: formatting costs more than looking it up. */
function renderIn(language: Language, what: MessageKey | Text, values?: Values): string {
  if (typeof what !== 'string') return render(what, language);
  let name = `${language} ${what}`;
  for (const value in values) name += ` ${value}=${String(values[value])}`;
  const before = known.get(name);
  if (before !== undefined) return before;
  const text = render(message(what, values), language);
  if (Object.values(values ?? {}).some((value) => typeof value === 'object')) return text;
  if (known.size >= longestMemory) known.clear();
  known.set(name, text);
  return text;
}

/** Gives replies `page()`. */
export const pageRendering = fp<PageOptions>(
  (app, options, done) => {
    const fill = loadTemplates(options.views, options.cacheTemplates);
    const asset = (name: string) => options.assets.url(name);
    app.decorateReply('page', async function page(this: FastifyReply, name, model) {
      const { language, theme, url } = this.request;
      const query = url.indexOf('?');
      const t = (what: MessageKey | Text, values?: Values) => renderIn(language, what, values);
      const inline = (what: MessageKey | Text, values?: Values) => inlineHtml(t(what, values));
      const part = (which: string, its: object): string =>
        fill(which, Object.assign(its, { t, inline, part }));
      const path = query < 0 ? url : url.slice(0, query);
      const it = { ...model, t, inline, part, asset, language, theme, path };
      this.type('text/html; charset=utf-8');
      return fill('layout', { ...it, body: fill(name, it) });
    });
    done();
  },
  { name: 'page-rendering' },
);
