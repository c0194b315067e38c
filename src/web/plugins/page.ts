import view from '@fastify/view';
import ejs from 'ejs';
import type { FastifyReply } from 'fastify';
import fp from 'fastify-plugin';
import type { MessageKey } from '../../i18n/catalogues.ts';
import { message, render, type Text, type Values } from '../../i18n/text.ts';
import type { Assets } from '../assets.ts';

declare module 'fastify' {
  interface FastifyReply {
    /**
     * Sends the page `views/<view>.ejs` within `views/layout.ejs`. A template finds its model in `it`, and besides:
     * `t(key, values)` or `t(text)` (plain text; escape it), `inline(key, values)` or `inline(text)` (escaped HTML,
     * backticks made `<code>`: the one to use with `<%-`), `language`, `theme`, `path` (of this page),
     * `asset(name)` (a script's or stylesheet's address).
     */
    page(view: string, model: Readonly<Record<string, unknown>>): Promise<string>;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** A plain text as HTML: everything escaped, and what stands between backticks is code. */
export function inlineHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** How templates are rendered. */
export interface PageOptions {
  readonly views: string;
  readonly assets: Assets;
  /** Templates are compiled once; otherwise at every request, for whoever edits them. */
  readonly cacheTemplates: boolean;
}

/** Gives replies `page()`. */
export const pageRendering = fp<PageOptions>(
  async (app, options) => {
    await app.register(view, {
      engine: { ejs },
      root: options.views,
      viewExt: 'ejs',
      production: options.cacheTemplates,
      options: {
        cache: options.cacheTemplates,
        views: [options.views],
        localsName: 'it',
        _with: false,
      },
    });
    const asset = (name: string) => options.assets.url(name);
    app.decorateReply(
      'page',
      function page(
        this: FastifyReply,
        name: string,
        model: Readonly<Record<string, unknown>>,
      ): Promise<string> {
        const { language, theme, url } = this.request;
        const query = url.indexOf('?');
        const t = (what: MessageKey | Text, values?: Values) =>
          render(typeof what === 'string' ? message(what, values) : what, language);
        const locals = {
          ...model,
          t,
          inline: (what: MessageKey | Text, values?: Values) => inlineHtml(t(what, values)),
          language,
          theme,
          path: query < 0 ? url : url.slice(0, query),
          asset,
        };
        return this.viewAsync(name, locals, { layout: 'layout' });
      },
    );
  },
  { name: 'page-rendering' },
);
