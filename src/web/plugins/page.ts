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
     * `visitor` (who asks, or null), `signsIn` (whether people sign in here), `asset(name)` (a script's or stylesheet's address), `part(name, model)` (another template filled in, as HTML).
     */
    page(view: string, model: Readonly<Record<string, unknown>>): Promise<Buffer>;
    /** What stands in the layout of that page, as HTML; nothing is sent. */
    pageBody(view: string, model: Readonly<Record<string, unknown>>): string;
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
const plain: Readonly<Record<Language, Map<string, string>>> = {
  en: new Map(),
  'zh-CN': new Map(),
};
const filled = new Map<string, string>();

/** A message with the same values reads the same every time: formatting costs more than looking it up. */
function renderIn(language: Language, what: MessageKey | Text, values?: Values): string {
  if (typeof what !== 'string') return render(what, language);
  let memory = plain[language];
  let name: string = what;
  if (values) {
    memory = filled;
    name = `${language} ${what}`;
    for (const value in values) {
      if (typeof values[value] === 'object') return render(message(what, values), language);
      name += `\0${String(values[value])}`;
    }
  }
  const known = memory.get(name);
  if (known !== undefined) return known;
  const text = render(message(what, values), language);
  if (memory.size >= longestMemory) memory.clear();
  memory.set(name, text);
  return text;
}

/** Gives replies `page()`. */
export const pageRendering = fp<PageOptions>(
  (app, options, done) => {
    const fill = loadTemplates(options.views, options.cacheTemplates);
    const asset = (name: string) => options.assets.url(name);
    const itsModel = ({ request }: FastifyReply, model: Readonly<Record<string, unknown>>) => {
      const { language, theme, url, visitor } = request;
      const signsIn = request.server.services.config.mode === 'class';
      const query = url.indexOf('?');
      const t = (what: MessageKey | Text, values?: Values) => renderIn(language, what, values);
      const inline = (what: MessageKey | Text, values?: Values) => inlineHtml(t(what, values));
      const part = (which: string, its: object): string =>
        fill(which, Object.assign(its, { t, inline, part }));
      const path = query < 0 ? url : url.slice(0, query);
      return { ...model, t, inline, part, asset, language, theme, path, visitor, signsIn };
    };
    app.decorateReply('pageBody', function pageBody(this: FastifyReply, name, model) {
      return fill(name, itsModel(this, model));
    });
    app.decorateReply('page', async function page(this: FastifyReply, name, model) {
      const it = itsModel(this, model);
      this.type('text/html; charset=utf-8');
      // As bytes: Node writes a long text with Chinese in it to a socket four times slower than this turns it.
      return Buffer.from(fill('layout', { ...it, body: fill(name, it) }));
    });
    done();
  },
  { name: 'page-rendering' },
);
